import type { Change, ChangeWithSources, Source } from '../domain.ts'
import { countOrigins, withOrigins } from './origins.ts'

/** A change with the stories that joined it: the making story first, then by publication time. */
export const withSources = (change: Change, joined: readonly Source[]): ChangeWithSources => {
  const known = [...(change.seconded ?? []), ...joined]
  const others = known.filter(
    ({ storyId }, at) =>
      storyId !== change.source.storyId && known.findIndex((other) => other.storyId === storyId) === at,
  )
  const sources = withOrigins([change.source, ...others])
  const isMaker = ({ storyId }: Source) => storyId === change.source.storyId
  return {
    ...change,
    sources: [...sources.filter(isMaker), ...sources.filter((source) => !isMaker(source))],
    origins: countOrigins(sources),
  }
}

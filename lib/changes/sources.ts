import type { Change, ChangeWithSources, Source } from '../domain.ts'
import { countOrigins, withOrigins } from './origins.ts'

/** A change with the stories that joined it: the making story first, then by publication time. */
export const withSources = (change: Change, joined: readonly Source[]): ChangeWithSources => {
  const others = joined.filter(({ storyId }) => storyId !== change.source.storyId)
  const sources = withOrigins([change.source, ...others])
  const isMaker = ({ storyId }: Source) => storyId === change.source.storyId
  return {
    ...change,
    sources: [...sources.filter(isMaker), ...sources.filter((source) => !isMaker(source))],
    origins: countOrigins(sources),
  }
}

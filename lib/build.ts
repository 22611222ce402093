declare const claimwatchBuild: string | undefined

/** Hash of the sources of a bundle, hex, put in by `infra/bundle.mjs`; undefined where the sources run unbundled. */
export const build: string | undefined = typeof claimwatchBuild === 'undefined' ? undefined : claimwatchBuild

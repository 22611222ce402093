/** Largest bundle in kB, by function. */
export declare const sizeLimitsKb: Readonly<Record<string, number>>
/** Source files by function. */
export declare const functionSources: () => Record<string, string>
/** Writes the bundles, `dist/` and all functions unless told otherwise, and returns their sizes in bytes. */
export declare const bundle: (options?: {
  readonly outdir?: string
  readonly sources?: Readonly<Record<string, string>>
}) => Promise<Record<string, number>>

/** Sets that nobody who writes rules reads, and that nothing is fitted on. */
export const frozenSets: readonly string[] = ['blind-hurricane-tavish', 'blind-marsh-fever']

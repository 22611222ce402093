/** Sets that nobody who writes rules reads, and that nothing is fitted on. */
export const frozenSets: readonly string[] = [
  'blind-chip-plant',
  'blind-delegation-talks',
  'blind-drug-approval',
  'blind-film-star-trial',
  'blind-hurricane-tavish',
  'blind-interest-rate',
  'blind-marsh-fever',
  'blind-prisoner-swap',
  'blind-summit-host-climate',
  'blind-wildfire-valley',
]

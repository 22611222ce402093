/** Sets that nobody who writes rules reads, and that nothing is fitted on. */
export const frozenSets: readonly string[] = [
  'blind-canal-ports',
  'blind-delegation-talks',
  'blind-drug-approval',
  'blind-gaza-ceasefire',
  'blind-hurricane-tavish',
  'blind-iberian-blackout',
  'blind-marsh-fever',
  'blind-studio-takeover',
  'blind-sudan-talks',
  'blind-tiktok-sale',
  'blind-us-iran-round',
  'blind-vw-plants',
]

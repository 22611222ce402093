/** Sets that nobody who writes rules reads, and that nothing is fitted on. */
export const frozenSets: readonly string[] = [
  'blind-artemis-launch',
  'blind-border-truce',
  'blind-ferry-disaster',
  'blind-hurricane-tavish',
  'blind-marsh-fever',
  'blind-nuclear-talks',
  'blind-rail-tunnel',
  'blind-tariff-deal',
]

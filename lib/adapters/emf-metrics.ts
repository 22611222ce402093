import { Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics'
import { type MetricName, metricNamespace, metrics } from '../contract.ts'
import type { Metrics } from '../ports.ts'

/**
 * Metrics as log lines in CloudWatch's Embedded Metric Format: no call, no right, no wait. CloudWatch reads them out of
 * the function's log group. `service` is the dimension: `claimwatch-<stage>`.
 */
export const emfMetrics = (service: string): Metrics => {
  const powertools = new PowertoolsMetrics({ namespace: metricNamespace, serviceName: service })
  return {
    record: (figures) => {
      for (const [name, values] of Object.entries(figures)) {
        for (const value of [values].flat()) powertools.addMetric(name, metrics[name as MetricName], value)
      }
      powertools.publishStoredMetrics()
    },
  }
}

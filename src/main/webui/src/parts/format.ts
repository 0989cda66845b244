const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })

export const count = (value: number) => whole.format(value)
export const brief = (value: number) => (value < 10_000 ? whole.format(value) : short.format(value))

export function rate(perSecond: number): string {
  if (perSecond === 0) {
    return '0'
  }
  return perSecond < 10 ? perSecond.toFixed(1) : brief(perSecond)
}

/** A length of time in the unit that reads best. */
export function span(seconds: number): string {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`
  }
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`
  }
  if (seconds < 120) {
    return `${Math.round(seconds)} s`
  }
  if (seconds < 7200) {
    return `${Math.round(seconds / 60)} min`
  }
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}

export function bytes(value: number): string {
  if (value < 1024) {
    return `${value} B`
  }
  return value < 1024 * 1024 ? `${(value / 1024).toFixed(1)} KiB` : `${(value / 1024 / 1024).toFixed(1)} MiB`
}

/** As it is read off a clock here; with the day unless it is today's. */
export function time(iso?: string | null): string {
  if (!iso) {
    return '–'
  }
  const at = new Date(iso)
  const clock = at.toLocaleTimeString('en-GB')
  return at.toDateString() === new Date().toDateString() ? clock : `${at.toLocaleDateString('en-CA')} ${clock}`
}

export function ago(iso?: string | null): string {
  return iso ? `${span(Math.max(0, (Date.now() - new Date(iso).getTime()) / 1000))} ago` : '–'
}

/** `deadLettered`, `DEAD_LETTERED` and `dead_lettered` as words. */
export function words(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const PRODUCTS: Record<string, string> = {
  'bascule-jms': 'JMS',
  'bascule-feed': 'Files',
  'bascule-kafka': 'Kafka',
  'bascule-sqs': 'SQS',
  'bascule-sns': 'SNS',
  'bascule-kinesis': 'Kinesis',
  'bascule-eventbridge': 'EventBridge',
}

export const product = (scheme: string) => PRODUCTS[scheme] ?? scheme

/** `queue:ERP.ORDERS` without the kind that goes without saying. */
export const destination = (name: string) => name.replace(/^queue:/, '')

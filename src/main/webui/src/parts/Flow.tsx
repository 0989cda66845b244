import type { Outline, PromiseLevel, RouteStatus, Stop } from '../bridge/types'
import { destination, product } from './format'
import { PromiseLabel } from './State'

/** A route drawn from left to right: where its messages come from, what is done with them, where they go and what is promised there. */
export function Flow({ route, outline }: { route: RouteStatus; outline?: Outline }) {
  const down = (stop: 'SOURCE_DOWN' | 'TARGET_DOWN') => (route.state === stop ? ' bsc-stop-down' : '')
  return (
    <div className="bsc-flow">
      <div className={`bsc-stop${down('SOURCE_DOWN')}`}>
        <StopText stop={outline?.source} fallback="source" />
      </div>
      <Arrow moving={route.ratePerSecond > 0} />
      {outline !== undefined && outline.steps.length > 0 && (
        <>
          <ol className="bsc-steps" aria-label="steps">
            {outline.steps.map((step, index) => (
              <li key={index} title={step.text || step.kind}>
                <b>{step.kind}</b> {step.text}
              </li>
            ))}
          </ol>
          <Arrow moving={route.ratePerSecond > 0} />
        </>
      )}
      <div className="bsc-targets">
        {targets(route, outline).map(([name, stop, promise]) => (
          <div key={name} className={`bsc-stop${down('TARGET_DOWN')}`}>
            <StopText stop={stop} fallback={name} />
            {promise && <PromiseLabel promise={promise} />}
          </div>
        ))}
        {targets(route, outline).length === 0 && <div className="bsc-stop bsc-muted">nowhere</div>}
      </div>
    </div>
  )
}

function targets(route: RouteStatus, outline?: Outline): [string, Stop | undefined, PromiseLevel | undefined][] {
  if (outline === undefined || outline.targets.length === 0) {
    return route.promise.map(promise => [promise.target, undefined, promise])
  }
  return outline.targets.map((stop, index) => [
    `${index} ${stop.scheme} ${stop.name}`,
    stop,
    route.promise.find(promise => promise.target.startsWith(`${product(stop.scheme)} ${stop.name}`)),
  ])
}

function StopText({ stop, fallback }: { stop?: Stop; fallback: string }) {
  if (stop === undefined) {
    return <div className="bsc-stop-name">{fallback}</div>
  }
  return (
    <div className="bsc-stop-text">
      <div className="bsc-stop-kind">
        {product(stop.scheme)}
        {stop.connection && <span> · {stop.connection}</span>}
      </div>
      <div className="bsc-stop-name" title={stop.name}>
        {destination(stop.name)}
      </div>
    </div>
  )
}

function Arrow({ moving }: { moving: boolean }) {
  return (
    <svg className={`bsc-arrow${moving ? ' bsc-moving' : ''}`} viewBox="0 0 40 16" aria-hidden="true">
      <line x1="0" y1="8" x2="32" y2="8" />
      <path d="M31 3 39 8 31 13Z" />
    </svg>
  )
}

import { useEffect, useId, useRef, useState, type PointerEvent } from 'react'

export type Series = { name: string; color: string; values: (number | null)[] }

type ChartProps = {
  title: string
  series: Series[]
  /** When the first point begins, and how far apart points are. */
  fromMillis: number
  stepMillis: number
  format: (value: number) => string
  stacked?: boolean
}

const HEIGHT = 190
const LEFT = 62
const RIGHT = 8
const TOP = 10
const BOTTOM = 24

/** Lines, or areas that add up, over time. Points without a value are gaps. The figures under the pointer are written out. */
export function Chart({ title, series, fromMillis, stepMillis, format, stacked = false }: ChartProps) {
  const [box, width] = useWidth()
  const [at, setAt] = useState<number>()
  const id = useId()
  const points = Math.max(0, ...series.map(each => each.values.length))
  const tops = stacked ? stack(series) : series.map(each => each.values)
  const highest = niceTop(Math.max(0, ...tops.flat().map(value => value ?? 0)))
  const x = (index: number) => LEFT + (points < 2 ? 0 : (index / (points - 1)) * (width - LEFT - RIGHT))
  const y = (value: number) => HEIGHT - BOTTOM - (value / highest) * (HEIGHT - BOTTOM - TOP)
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left
    const index = Math.round(((event.clientX - left - LEFT) / (width - LEFT - RIGHT)) * (points - 1))
    setAt(index >= 0 && index < points ? index : undefined)
  }
  const shown = at ?? points - 1
  return (
    <figure className="bsc-chart" aria-labelledby={id}>
      <figcaption id={id}>
        <span className="bsc-chart-title">{title}</span>
        <span className="bsc-legend">
          {series.map(each => (
            <span key={each.name}>
              <i style={{ background: each.color }} />
              {each.name} <b>{points > 0 && each.values[shown] != null ? format(each.values[shown]) : '–'}</b>
            </span>
          ))}
          {at !== undefined && <span className="bsc-muted">{clock(fromMillis + at * stepMillis)}</span>}
        </span>
      </figcaption>
      <div ref={box}>
        {points < 2 ? (
          <div className="bsc-chart-empty">The first points come within half a minute.</div>
        ) : (
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={`${title}: ${series.map(each => each.name).join(', ')}`}
            onPointerMove={move}
            onPointerLeave={() => setAt(undefined)}
          >
            {[0, 0.5, 1].map(part => (
              <g key={part}>
                <line className="bsc-grid" x1={LEFT} x2={width - RIGHT} y1={y(part * highest)} y2={y(part * highest)} />
                <text className="bsc-axis" x={LEFT - 8} y={y(part * highest) + 4} textAnchor="end">
                  {format(part * highest)}
                </text>
              </g>
            ))}
            {[0, 0.5, 1].map(part => (
              <text
                key={part}
                className="bsc-axis"
                x={LEFT + part * (width - LEFT - RIGHT)}
                y={HEIGHT - 6}
                textAnchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
              >
                {clock(fromMillis + part * (points - 1) * stepMillis)}
              </text>
            ))}
            {stacked
              ? series.map((each, index) => (
                  <path
                    key={each.name}
                    d={area(tops[index] ?? [], tops[index - 1], x, y)}
                    fill={each.color}
                    fillOpacity={0.75}
                    stroke="none"
                  />
                ))
              : series.map(each => (
                  <path key={each.name} d={line(each.values, x, y)} fill="none" stroke={each.color} strokeWidth={2} />
                ))}
            {at !== undefined && <line className="bsc-cursor" x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - BOTTOM} />}
          </svg>
        )}
      </div>
    </figure>
  )
}

/** The last figures as a small line, to be seen beside a number. */
export function Sparkline({ values, label }: { values: number[]; label: string }) {
  const highest = Math.max(1, ...values)
  const x = (index: number) => (values.length < 2 ? 0 : (index / (values.length - 1)) * 100)
  const y = (value: number) => 27 - (value / highest) * 24
  const path = line(values, x, y)
  return (
    <svg className="bsc-spark" viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label={label}>
      {values.length > 1 && <path d={`${path}L100 28L0 28Z`} className="bsc-spark-area" />}
      <path d={path} className="bsc-spark-line" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(480)
  useEffect(() => {
    const observer = new ResizeObserver(entries => setWidth(Math.max(200, Math.floor(entries[0]!.contentRect.width))))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}

function stack(series: Series[]): number[][] {
  const sums: number[][] = []
  for (const [index, each] of series.entries()) {
    sums.push(each.values.map((value, point) => (value ?? 0) + (sums[index - 1]?.[point] ?? 0)))
  }
  return sums
}

type Place = (value: number) => number

function line(values: (number | null)[], x: Place, y: Place): string {
  let path = ''
  let pen = 'M'
  values.forEach((value, index) => {
    if (value === null || value === undefined) {
      pen = 'M'
      return
    }
    path += `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    pen = 'L'
  })
  return path
}

function area(top: (number | null)[], below: (number | null)[] | undefined, x: Place, y: Place): string {
  const back = (below ?? top.map(() => 0)).map((value, index) => `L${x(index).toFixed(1)} ${y(value ?? 0).toFixed(1)}`)
  return top.length === 0 ? '' : `${line(top, x, y)}${back.reverse().join('')}Z`
}

/** The next of 1, 2, 2.5, 5, 10 … at or above the highest value. */
function niceTop(highest: number): number {
  if (highest <= 0) {
    return 1
  }
  const power = 10 ** Math.floor(Math.log10(highest))
  return (([1, 2, 2.5, 5].find(part => part * power >= highest) ?? 10) as number) * power
}

const clock = (millis: number) => new Date(millis).toLocaleTimeString('en-GB')

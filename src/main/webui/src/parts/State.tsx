import { Label, Tooltip, type LabelProps } from '@patternfly/react-core'
import { BanIcon } from '@patternfly/react-icons/dist/esm/icons/ban-icon'
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon'
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon'
import { PauseCircleIcon } from '@patternfly/react-icons/dist/esm/icons/pause-circle-icon'
import { StopCircleIcon } from '@patternfly/react-icons/dist/esm/icons/stop-circle-icon'
import type { ReactElement } from 'react'
import type { PromiseLevel, RouteState } from '../bridge/types'

type Look = { text: string; status?: LabelProps['status']; color?: LabelProps['color']; icon: ReactElement }

const LOOKS: Record<RouteState, Look> = {
  RUNNING: { text: 'Running', status: 'success', icon: <CheckCircleIcon /> },
  SOURCE_DOWN: { text: 'Source down', status: 'danger', icon: <ExclamationCircleIcon /> },
  TARGET_DOWN: { text: 'Target down', status: 'danger', icon: <ExclamationCircleIcon /> },
  HELD: { text: 'Held', status: 'warning', icon: <PauseCircleIcon /> },
  STOPPED: { text: 'Stopped', color: 'grey', icon: <StopCircleIcon /> },
  INVALID: { text: 'Invalid file', status: 'danger', icon: <BanIcon /> },
  MISCONFIGURED: { text: 'Misconfigured', status: 'danger', icon: <ExclamationTriangleIcon /> },
}

export function StateLabel({ state }: { state: RouteState }) {
  const look = LOOKS[state] ?? { text: state, color: 'grey' as const, icon: <ExclamationTriangleIcon /> }
  return (
    <Label status={look.status} color={look.color} icon={look.icon} isCompact>
      {look.text}
    </Label>
  )
}

const LEVELS: Record<string, LabelProps['color']> = {
  'exactly-once': 'green',
  'at-least-once': 'blue',
  'may lose': 'red',
}

/** What is promised to one target; why it isn't more on hover and for readers of the screen. */
export function PromiseLabel({ promise }: { promise: PromiseLevel }) {
  const text = [promise.level, promise.order].filter(Boolean).join(', ')
  const label = (
    <Label variant="outline" color={LEVELS[promise.level] ?? 'grey'} isCompact tabIndex={promise.why ? 0 : undefined}>
      {text}
    </Label>
  )
  return promise.why ? <Tooltip content={promise.why}>{label}</Tooltip> : label
}

import {
  Alert,
  Button,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  NumberInput,
  TextInput,
} from '@patternfly/react-core'
import { eventService } from '@hawtio/react'
import { useEffect, useState } from 'react'
import { askOne, DEAD_LETTERS, exec } from '../bridge/jolokia'
import { count } from '../parts/format'
import type { LetterFilter } from './DeadLetters'

/** Which letters, and how many that is. */
export type Choice = { ids?: string[]; filter?: LetterFilter; count: number; label: string }

export type Edit = { body?: string; bodyBase64?: string }

type Preview = { would?: { id: string; route: string; what: string }[] | number; count?: number }

type DialogProps = { choice: Choice; edit?: Edit; close: (done: boolean) => void }

const which = (choice: Choice) => (choice.ids ? { ids: choice.ids } : { filter: choice.filter })

/** Says what would happen, asks how fast, and starts it. */
export function ReplayDialog({ choice, edit, close }: DialogProps) {
  const [preview, setPreview] = useState<Preview>()
  const [error, setError] = useState<string>()
  const [perSecond, setPerSecond] = useState(100)
  const [busy, setBusy] = useState(false)
  const request = { ...which(choice), ...(edit ? { edit } : {}) }
  useEffect(() => {
    askOne<Preview>(exec(DEAD_LETTERS, 'replay', { ...request, dryRun: true })).then(setPreview, (failed: Error) =>
      setError(failed.message),
    )
  }, [])
  const start = async () => {
    setBusy(true)
    try {
      await askOne(exec(DEAD_LETTERS, 'replay', { ...request, ...(choice.count > 1 ? { rate: perSecond } : {}) }))
      eventService.notify({ type: 'success', message: `The replay of ${letters(choice.count)} has begun` })
      close(true)
    } catch (failed) {
      setError((failed as Error).message)
      setBusy(false)
    }
  }
  const would = Array.isArray(preview?.would) ? preview.would : []
  return (
    <Modal isOpen variant="medium" onClose={() => close(false)} aria-labelledby="replay-title">
      <ModalHeader
        title={`Replay ${letters(choice.count)}?`}
        labelId="replay-title"
        description="Each goes through its route again as it came. Only what succeeds leaves the dead letters; targets that have it already are skipped."
      />
      <ModalBody>
        {error !== undefined && <Alert isInline variant="danger" title={error} />}
        {preview === undefined && error === undefined && <p>Looking at what would happen…</p>}
        {would.length > 0 && (
          <>
            <p>
              <b>What would happen</b>
            </p>
            <ul className="bsc-plain-list bsc-preview">
              {would.slice(0, 8).map(each => (
                <li key={each.id}>
                  <b>{each.route}</b> {each.what}
                </li>
              ))}
              {choice.count > 8 && <li className="bsc-muted">and {count(choice.count - 8)} more</li>}
            </ul>
          </>
        )}
        {choice.count > 1 && (
          <Form className="bsc-dialog-form">
            <FormGroup label="At most so many a second" fieldId="rate">
              <NumberInput
                inputName="rate"
                inputAriaLabel="Messages a second"
                value={perSecond}
                min={1}
                max={100_000}
                onMinus={() => setPerSecond(Math.max(1, perSecond - 10))}
                onPlus={() => setPerSecond(perSecond + 10)}
                onChange={event => setPerSecond(Math.max(1, Number((event.target as HTMLInputElement).value) || 1))}
              />
            </FormGroup>
          </Form>
        )}
      </ModalBody>
      <ModalFooter>
        <Button variant="primary" isLoading={busy} isDisabled={busy || preview === undefined} onClick={() => void start()}>
          Replay
        </Button>
        <Button variant="link" onClick={() => close(false)}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  )
}

/** Asks why, since that is kept, and gives them up for good. */
export function DiscardDialog({ choice, close }: DialogProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const discard = async () => {
    setBusy(true)
    try {
      const answer = await askOne<{ discarded: number }>(exec(DEAD_LETTERS, 'discard', { ...which(choice), reason: reason.trim() }))
      eventService.notify({ type: 'success', message: `${letters(answer.discarded)} discarded` })
      close(true)
    } catch (failed) {
      setError((failed as Error).message)
      setBusy(false)
    }
  }
  return (
    <Modal isOpen variant="small" onClose={() => close(false)} aria-labelledby="discard-title">
      <ModalHeader
        title={`Discard ${letters(choice.count)}?`}
        titleIconVariant="warning"
        labelId="discard-title"
        description="They are gone for good. Who did it, when and why stays in the audit."
      />
      <ModalBody>
        {error !== undefined && <Alert isInline variant="danger" title={error} />}
        <Form
          className="bsc-dialog-form"
          onSubmit={event => {
            event.preventDefault()
            void discard()
          }}
        >
          <FormGroup label="Reason" isRequired fieldId="discard-reason">
            <TextInput id="discard-reason" value={reason} onChange={(_event, value) => setReason(value)} autoFocus />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button variant="danger" isLoading={busy} isDisabled={busy || reason.trim() === ''} onClick={() => void discard()}>
          Discard
        </Button>
        <Button variant="link" onClick={() => close(false)}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  )
}

const letters = (number: number) => (number === 1 ? '1 dead letter' : `${count(number)} dead letters`)

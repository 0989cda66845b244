import { Alert, EmptyState, EmptyStateBody, PageSection, Spinner, Title } from '@patternfly/react-core'
import type { ComponentType, ReactNode } from 'react'
import { useEffect } from 'react'

type PageProps = { title: string; subtitle?: ReactNode; beside?: ReactNode; children: ReactNode }

/** A page of ours: heading, what belongs beside it, content. */
export function Page({ title, subtitle, beside, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Bascule`
  }, [title])
  return (
    <PageSection hasBodyWrapper={false} className="bsc-page" isFilled>
      <header className="bsc-head">
        <div className="bsc-head-text">
          <Title headingLevel="h1" size="2xl">
            {title}
          </Title>
          {subtitle !== undefined && <div className="bsc-subtitle">{subtitle}</div>}
        </div>
        {beside !== undefined && <div className="bsc-head-beside">{beside}</div>}
      </header>
      {children}
    </PageSection>
  )
}

export function Loading({ what }: { what: string }) {
  return <EmptyState titleText={`Loading ${what}`} headingLevel="h2" icon={Spinner} variant="sm" />
}

export function Trouble({ error }: { error?: string }) {
  return error === undefined ? null : (
    <Alert isInline variant="danger" title={`Not up to date: ${error}`} className="bsc-alert">
      What is shown may be old. It is tried again.
    </Alert>
  )
}

export function Nothing({ title, icon, children }: { title: string; icon?: ComponentType; children?: ReactNode }) {
  return (
    <EmptyState titleText={title} headingLevel="h2" icon={icon} variant="sm">
      {children !== undefined && <EmptyStateBody>{children}</EmptyStateBody>}
    </EmptyState>
  )
}

/** One number that people look at, and what it is. */
export function Figure({ label, value, unit, tone, note }: FigureProps) {
  return (
    <div className={`bsc-figure${tone ? ` bsc-${tone}` : ''}`}>
      <div className="bsc-figure-label">{label}</div>
      <div className="bsc-figure-value">
        {value}
        {unit && <span className="bsc-figure-unit"> {unit}</span>}
      </div>
      {note && <div className="bsc-figure-note">{note}</div>}
    </div>
  )
}

type FigureProps = { label: string; value: ReactNode; unit?: string; tone?: 'good' | 'warn' | 'bad'; note?: ReactNode }

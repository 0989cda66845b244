import '@patternfly/react-core/dist/styles/base.css'
import '@hawtio/react/dist/index.css'
import './bascule.css'
import { hawtio } from '@hawtio/react'
import { camel, jmx, rbac } from '@hawtio/react'
import { Hawtio } from '@hawtio/react/ui'
import React from 'react'
import { createRoot } from 'react-dom/client'
import { bascule } from './bascule'

bascule()
camel()
jmx()
rbac()

const root = createRoot(document.getElementById('root') as HTMLElement)
void hawtio.bootstrap().then(() =>
  root.render(
    <React.StrictMode>
      <Hawtio />
    </React.StrictMode>,
  ),
)

/** The editor that Hawtio shows sources in, with the languages that it shows; all of Monaco would be five times as much. */
import 'monaco-editor/esm/vs/basic-languages/xml/xml.contribution.js'
import 'monaco-editor/esm/vs/basic-languages/yaml/yaml.contribution.js'
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker'

self.MonacoEnvironment = { getWorker: () => new EditorWorker() }

export * from 'monaco-editor/esm/vs/editor/editor.api.js'

declare module 'dagre/index.js' {
  import dagre from 'dagre'
  export default dagre
}
declare module 'monaco-editor/esm/vs/basic-languages/*'
declare module 'monaco-editor/esm/vs/editor/editor.worker.js?worker' {
  const worker: new () => Worker
  export default worker
}
declare module 'monaco-editor/esm/vs/editor/editor.api.js' {
  export * from 'monaco-editor/esm/vs/editor/editor.api'
}

import dagre from 'dagre/index.js'

/**
 * Hawtio 2.3 draws edges to nodes that it leaves out, such as a route's own error handler, and dagre fails on them
 * ("reading 'weight'"). What has no node is removed before the layout.
 */
function layout(graph: dagre.graphlib.Graph, options?: unknown): void {
  for (const node of graph.nodes()) {
    if (graph.node(node) === undefined) {
      graph.removeNode(node)
    }
  }
  dagre.layout(graph, options as dagre.GraphLabel)
}

export const graphlib = dagre.graphlib
export { layout }
export default { ...dagre, layout }

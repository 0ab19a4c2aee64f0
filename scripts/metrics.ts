/** A figure that a node tells of itself in Prometheus' format. @throws Error if it does not tell it */
export function figureIn(metrics: string, name: string): number {
  const value = Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1])
  if (Number.isNaN(value)) throw new Error(`${name} is not among the metrics of the node`)
  return value
}

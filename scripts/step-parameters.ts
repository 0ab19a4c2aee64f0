import ts from 'typescript'

/**
 * Parameters of functions of step files that say by their name that nothing is done with them: a phrase that takes a node and
 * ignores it acts on another one. The compiler finds those that are unused and do not say so.
 */
export function lintParameters(source: string, uri: string): string[] {
  const file = ts.createSourceFile(uri, source, ts.ScriptTarget.Latest)
  const complaints: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isParameter(node)) complaints.push(...namesIn(node.name).filter(isIgnored).map(complaintOf))
    ts.forEachChild(node, visit)
  }
  const complaintOf = (name: ts.Identifier): string => {
    const { line } = file.getLineAndCharacterOfPosition(name.getStart(file))
    return `${uri}:${line + 1}  the parameter ${name.text} is ignored: act on what the phrase names, or leave it out of the phrase`
  }
  visit(file)
  return complaints
}

const isIgnored = ({ text }: ts.Identifier): boolean => text.startsWith('_')

/** The names that a parameter binds; several if it takes its argument apart. */
function namesIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name]
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []))
}

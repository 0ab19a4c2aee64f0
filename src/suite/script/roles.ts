/** Who plays in examples, by organization: nodes under test, and peers whose messages the suite writes. The same in every feature. */
export const ROLES = {
  Org1: { nodes: ['alice', 'anna', 'amy'], peers: ['bob', 'dave', 'erin', 'heidi', 'kate', 'leo', 'robert', 'zoe'] },
  Org2: { nodes: ['adam'], peers: ['carol', 'frank', 'ivan', 'judy'] },
  Org3: { nodes: [], peers: ['grace', 'mia', 'nick', 'olga', 'peggy', 'rupert'] },
} as const satisfies Readonly<Record<string, { readonly nodes: readonly string[]; readonly peers: readonly string[] }>>

const ORGANIZATIONS = Object.values(ROLES)

export const NODES: readonly string[] = ORGANIZATIONS.flatMap(({ nodes }) => nodes)
export const PEERS: readonly string[] = ORGANIZATIONS.flatMap(({ peers }) => peers)

import { inFile, type Mutant } from '../../../mutant'
import { inRows, row } from '../../../routing-rows'

const orgRestricted = row("'org-restricted'", ['own-org', 'own-org'], 'batch')

/** Mutants of ORG-1. */
export const routingOrgRestricted: readonly Mutant[] = [
  inRows('ORG-1', 'org-to-everybody', 'Org-restricted messages go to peers of every organization.', orgRestricted, (row) =>
    row.replace("'own-org'", "'everybody'"),
  ),
  inRows('ORG-1', 'org-to-all', 'Org-restricted messages go to every peer of the own organization.', orgRestricted, (row) =>
    row.replace("'k'", "'all'"),
  ),
  inFile('src/reference/dissemination/audiences.ts')(
    'ORG-1',
    'org-to-the-dead',
    'A peer of the own organization that dies goes on getting org-restricted messages.',
    'if (known.alive) this.list(peer, known)',
    'if (known.alive) this.list(peer, known)\n    else if (known.org === this.selfOrg) this.ofOrg(known.org).add(peer)',
  ),
  inFile('src/reference/dissemination/routing.ts')(
    'ORG-1',
    'org-alive-drawn-each',
    'Every org-restricted alive message of a batch is drawn for by itself.',
    'this.groups(category, messages)) {',
    "(category === 'org-restricted' && messages.every((message) => isAlive(message.signed.message)) ? messages.flatMap((message) => [...this.groups(category, [message])]) : this.groups(category, messages))) {",
  ),
  inRows('ORG-1', 'org-drawn-each', 'Every org-restricted message of a batch is drawn for by itself.', orgRestricted, (row) =>
    row.replace("'batch'", "'message'"),
  ),
  inFile('src/reference/dissemination/routing.ts')(
    'ORG-1',
    'org-own-alive-to-everybody',
    'The alive message of a node without an external endpoint goes to every organization.',
    "content.membership.endpoint === '' && this",
    "content.membership.endpoint === '' && content.membership.pkiId !== this.options.self && this",
    { breaks: ['ROUTE-1'] },
  ),
  inFile('src/reference/dissemination/routing.ts')(
    'ORG-1',
    'org-alive-treated-like-the-rest',
    'Org-restricted alive messages are withheld and stripped like those of the rest.',
    "category === 'other' ? this.aliveFor",
    "category === 'other' || isAlive(message.signed.message) ? this.aliveFor",
    { dialects: ['documents'], breaks: ['ROUTE-1', 'SECRET-2', 'SECRET-4'] },
  ),
]

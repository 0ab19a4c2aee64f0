import type { Mutant } from '../../../mutant'
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
  inRows('ORG-1', 'org-drawn-each', 'Every org-restricted message of a batch is drawn for by itself.', orgRestricted, (row) =>
    row.replace("'batch'", "'message'"),
  ),
]

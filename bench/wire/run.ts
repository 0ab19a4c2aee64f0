import { benchProgram } from '../program'
import { wire } from './wire'

// Nodes on sockets beside bare streams.
benchProgram({ rounds: 5, file: 'bench-wire.md' }, (rounds, progress) => wire({ rounds }, progress))

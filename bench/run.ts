import { growth } from './growth'
import { infectAndDie } from './infect-and-die'
import { manyNodes } from './many-nodes'
import type { Figure } from './measure'
import { nodeSpeed } from './node-speed'
import { benchProgram } from './program'
import { remote } from './remote'
import { suite } from './suite'

// Side by side, as ratios; nothing is judged.
benchProgram({ rounds: 10, file: 'bench.md' }, async (rounds, progress) => {
  progress('growth')
  const figures: Figure[] = growth(rounds)
  progress('node speed')
  figures.push(await nodeSpeed())
  progress('many nodes')
  figures.push(...manyNodes(rounds))
  progress('infect and die')
  figures.push(...(await infectAndDie()))
  figures.push(...suite(rounds, progress))
  progress('remote')
  figures.push(...(await remote(rounds)))
  return figures
})

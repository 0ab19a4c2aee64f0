import fc from 'fast-check'
import type { Act, Life } from './life'
import { anyDraft, lifeOf } from './lives'

/** The life as it is after that, if it still comes to the same; undefined if it does not, or nobody wants to know any more. */
export type Trial = (candidate: Life) => Promise<Life | undefined>

/**
 * The plainest life that comes to the same as the given one. Acts and settings that can be missed are taken out first, whatever they
 * are, and what is left is made plainer then; what passes one after the other passes at once in the end.
 */
export async function plainest(life: Life, trial: Trial): Promise<Life> {
  const fewer = await withoutSettings(await withoutActs(life, trial), trial)
  const plainer = await withPlainerValues(fewer, trial)
  const acts = passingAtOnce(plainer.acts)
  return (acts.length < plainer.acts.length ? await trial({ ...plainer, acts }) : undefined) ?? plainer
}

/** Takes out pieces, a half of all at first, then ever smaller ones. */
async function withoutActs(life: Life, trial: Trial): Promise<Life> {
  let best = life
  for (let size = Math.ceil(best.acts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.acts.length; ) {
      const fewer = await trial({ ...best, acts: best.acts.toSpliced(at, size) })
      if (fewer !== undefined && fewer.acts.length < best.acts.length) best = fewer
      else at += size
    }
  }
  return best
}

async function withoutSettings(life: Life, trial: Trial): Promise<Life> {
  let best = life
  for (const key of Object.keys(life.settings)) {
    const { [key]: _, ...settings } = best.settings
    best = (await trial({ ...best, settings })) ?? best
  }
  return best
}

async function withPlainerValues(life: Life, trial: Trial): Promise<Life> {
  let best = life
  const isOther = async (candidate: Life) => {
    const plainer = await trial(candidate)
    best = plainer ?? best
    return plainer === undefined
  }
  const start = { settings: life.settings, opening: [], acts: life.acts }
  const property = fc.asyncProperty(anyDraft(), (candidate) => isOther(lifeOf(candidate)))
  await fc.check(property, { seed: 1, numRuns: 1, examples: [[start]] })
  return best
}

function passingAtOnce(acts: readonly Act[]): Act[] {
  const fewer: Act[] = []
  for (const act of acts) {
    const last = fewer.at(-1)
    if (act.do === 'pass' && last?.do === 'pass') fewer.splice(-1, 1, { do: 'pass', ms: last.ms + act.ms })
    else fewer.push(act)
  }
  return fewer
}

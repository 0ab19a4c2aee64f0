import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { SKIPPED } from './verify'

/** The last commit before there was this rule. */
const BASE = '729e17e'
const LONGEST = 72
/** A commit of more changed lines than that says in its body why it is made. */
const SPEAKS_FOR_ITSELF = 100
const AREA = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9-]+)*: \S/
const ROOT = path.join(__dirname, '..')
const FIELD = '\u001f'
const RECORD = '\u001e'

/** A commit as it is judged. */
export interface Commit {
  readonly hash: string
  readonly subject: string
  readonly body: string
  /** Added and deleted ones; of binary files none. */
  readonly changedLines: number
}

/** What is wrong with the words of commits, a line each. */
export function lintCommits(commits: readonly Commit[]): string[] {
  return commits.flatMap(({ hash, subject, body, changedLines }) => {
    const complaints = [
      ...(AREA.test(subject) ? [] : ['it does not begin with its area, as "wire: "']),
      ...(subject.length > LONGEST ? [`it has ${subject.length} characters, ${LONGEST} at most`] : []),
      ...(subject.includes(';') ? ['it joins topics with ";": make a commit of each'] : []),
      ...(changedLines > SPEAKS_FOR_ITSELF && body === '' ? [`it changes ${changedLines} lines: say why in the body`] : []),
    ]
    return complaints.map((words) => `${hash} "${subject}": ${words}`)
  })
}

/** What `git log --numstat` says of commits, in the format of this script. */
export function commitsIn(log: string): Commit[] {
  return log
    .split(RECORD)
    .slice(1)
    .map((record) => {
      const [hash = '', subject = '', body = '', stat = ''] = record.split(FIELD)
      const numbers = [...stat.matchAll(/^(\d+)\t(\d+)\t/gm)].map(([, added, deleted]) => Number(added) + Number(deleted))
      return { hash, subject, body: body.trim(), changedLines: numbers.reduce((sum, one) => sum + one, 0) }
    })
}

function git(...args: readonly string[]): { readonly isThere: boolean; readonly words: string } {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 })
  return { isThere: status === 0, words: stdout ?? '' }
}

function main(): void {
  // Nothing can be said where there is no history, or not enough of it: in an archive, or in a shallow clone.
  if (!git('merge-base', '--is-ancestor', BASE, 'HEAD').isThere) {
    console.log(`commit ${BASE} is not in the history: no commit was looked at`)
    process.exitCode = SKIPPED
    return
  }
  const format = `--format=${RECORD}%h${FIELD}%s${FIELD}%b${FIELD}`
  const commits = commitsIn(git('log', '--no-merges', '--numstat', format, `${BASE}..HEAD`).words)
  const complaints = lintCommits(commits)
  console.log([`${commits.length} commits, ${complaints.length} complaints`, ...complaints].join('\n'))
  process.exitCode = complaints.length > 0 ? 1 : 0
}

if (require.main === module) main()

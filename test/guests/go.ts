import { spawnSync } from 'node:child_process'

/** Why a test that needs Go is left out; false if Go is there. */
export function withoutGo(): string | false {
  const { error, status } = spawnSync('go', ['version'])
  return error === undefined && status === 0 ? false : 'Go is not there: this is not looked at'
}

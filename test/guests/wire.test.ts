import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { writeMaterial } from '../../wire/steps/support/material'

const ROOT = path.join(__dirname, '../..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
/** What a node has to refuse. */
const REFUSAL = 'the higher one is no signature'

describe('a node that the suite has not started', () => {
  const msp = mkdtempSync(path.join(tmpdir(), 'wire-'))
  before(() => writeMaterial(msp))
  after(() => rmSync(msp, { recursive: true }))

  function run(address: string): Promise<{ readonly code: number | null; readonly printed: string }> {
    const args = [CUCUMBER, '-p', 'wire', '--name', REFUSAL, '--format', 'progress', '--world-parameters', JSON.stringify({ address, msp })]
    const child: ChildProcess = spawn(process.execPath, args, { cwd: ROOT })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        printed += data
      })
    }
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })))
  }

  test('is not judged if nobody listens', async () => {
    const { address, close } = await listening(() => undefined)
    await close()
    const { code, printed } = await run(address)
    assert.equal(code, 3, printed)
    assert.match(printed, /^Nobody listens at 127\.0\.0\.1:\d+ \(connect ECONNREFUSED .*\): start the node first\.$/m)
  })

  test('has refused nothing if it is gone', async () => {
    // The first connection only asks whether somebody listens.
    let connections = 0
    const { address, close } = await listening((socket) => {
      connections += 1
      socket.destroy()
      if (connections > 1) void close()
    })
    const { code, printed } = await run(address)
    assert.equal(code, 1, printed)
    assert.match(printed, /nobody listens at 127\.0\.0\.1:\d+ any more/)
    assert.match(printed, /^1 scenario \(1 failed\)$/m)
    await close()
  })
})

/** A server on loopback that does that to whoever connects. */
async function listening(does: (socket: Socket) => void) {
  const server = createServer((socket) => does(socket.on('error', () => undefined)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

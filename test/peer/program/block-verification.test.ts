import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { Organization } from '../../../src/certificates/organization'
import { type LocalMsp, readLocalMsp } from '../../../src/peer/msp'
import { verifierOf } from '../../../src/peer/program/block-verification'
import type { Verification } from '../../../src/peer/program/channels-file'
import { fabricBlockIn, unsignedBlock } from '../../../src/peer/program/fabric-block'
import { fromHex } from '../../../src/wire/bytes'
import type { ChannelName } from '../../../src/wire/ids'
import golden from './signed-block.json'

const SALES = golden.channel as ChannelName
const NUMBER = BigInt(golden.number)
const BLOCK = fromHex(golden.hex)

const folder = mkdtempSync(path.join(tmpdir(), 'verification-'))
after(() => rmSync(folder, { recursive: true }))
let local: LocalMsp
before(async () => {
  const organization = await Organization.make('Org1MSP')
  await organization.writePeer(path.join(folder, 'peer'), await organization.peer({ name: 'peer0', hosts: ['localhost'] }))
  local = await readLocalMsp(path.join(folder, 'peer/msp'), 'Org1MSP')
  await organization.writeMsp(path.join(folder, 'others'))
  await organization.writeMsp(path.join(folder, 'orderers'))
  rmSync(path.join(folder, 'orderers/config.yaml'))
  writeFileSync(path.join(folder, 'orderers/cacerts/ca-cert.pem'), golden.authority)
})

const errors: string[] = []
const verifier = (verify: Verification) =>
  verifierOf([{ name: SALES, orgs: [], firstBlock: 1, verify }], { file: 'channels.yaml', local, onError: (words) => errors.push(words) })
const orderers = (mspId = 'OrdererMSP', msp = path.join(folder, 'orderers')) => ({ orderers: [{ mspId, msp }] })

test('a block that an orderer has signed, made by Go', async () => {
  const { signatures = [], ...block } = fabricBlockIn(BLOCK) ?? {}
  assert.deepEqual(block, { number: NUMBER, channel: SALES, isWhole: true })
  assert.equal(signatures.length, 1)
  const verify = await verifier(orderers())
  assert.equal(verify(SALES, NUMBER, BLOCK), true)
})

test('it is taken under its own number and channel only, and whole', async () => {
  const verify = await verifier(orderers())
  assert.equal(verify(SALES, NUMBER - 1n, BLOCK), false)
  assert.equal(verify('other' as ChannelName, NUMBER, BLOCK), false)
  for (let at = 0; at < BLOCK.length; at += 1) {
    const changed = BLOCK.with(at, (BLOCK[at] ?? 0) ^ 1)
    // The nonce and what is unknown may change what is signed, and a changed block may be no block: none is taken.
    assert.equal(verify(SALES, NUMBER, changed), false, `bit ${at} changed`)
  }
  for (const bytes of [new Uint8Array(), new Uint8Array([0xff]), BLOCK.subarray(0, BLOCK.length - 1)])
    assert.equal(verify(SALES, NUMBER, bytes), false)
})

test('signatures of others do not count, and none is none', async () => {
  assert.equal((await verifier(orderers('OrdererMSP', path.join(folder, 'others'))))(SALES, NUMBER, BLOCK), false)
  assert.equal((await verifier(orderers('Org1MSP', path.join(folder, 'others'))))(SALES, NUMBER, BLOCK), false)
  const unsigned = unsignedBlock(NUMBER, [fromHex(golden.transaction)])
  assert.equal(fabricBlockIn(unsigned)?.isWhole, true)
  assert.equal((await verifier(orderers()))(SALES, NUMBER, unsigned), false)
})

test('a folder of orderers that cannot be used is named', async () => {
  await assert.rejects(verifier(orderers('OrdererMSP', path.join(folder, 'nowhere'))), {
    name: 'ConfigError',
    message: /^channels.yaml, verify.orderers, msp of OrdererMSP: .*nowhere/,
  })
})

test('off means that only the number is looked at', async () => {
  const verify = await verifier('off')
  assert.equal(verify(SALES, 7n, unsignedBlock(7n, [])), true)
  assert.equal(verify(SALES, 8n, unsignedBlock(7n, [])), false)
})

test('a module of the user’s decides; what it throws is told, and not taken', async () => {
  const module = path.join(folder, 'check.js')
  writeFileSync(
    module,
    'exports.verifyBlock = (channel, number, bytes) => { if (number === 3n) throw new Error("no"); return number === 1n && bytes.length === 2 }',
  )
  const verify = await verifier({ module })
  assert.equal(verify(SALES, 1n, new Uint8Array(2)), true)
  assert.equal(verify(SALES, 2n, new Uint8Array(2)), false)
  assert.equal(verify(SALES, 3n, new Uint8Array(2)), false)
  assert.deepEqual(errors, [`${module} throws at block 3 of sales, which is not taken: no`])
})

test('a module that is not there, or exports nothing, is named', async () => {
  const empty = path.join(folder, 'empty.js')
  writeFileSync(empty, '')
  const named = (module: string, words: RegExp) => assert.rejects(verifier({ module }), { name: 'ConfigError', message: words })
  await named(empty, /^channels.yaml, verify.module: .*empty.js: it must export a function verifyBlock/)
  await named(path.join(folder, 'none.js'), /none.js: it cannot be loaded: /)
})

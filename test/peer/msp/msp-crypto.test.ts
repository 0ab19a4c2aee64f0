import assert from 'node:assert/strict'
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signWith,
  verify as verifyWith,
  X509Certificate,
} from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { before, test } from 'node:test'
import type { Issued } from '../../../src/certificates/authority'
import { Organization } from '../../../src/certificates/organization'
import { type LocalMsp, MspCrypto, readLocalMsp, readMsp, takesEveryBlock } from '../../../src/peer/msp'
import { schemeOf, sign, verify } from '../../../src/peer/msp/signatures'
import { blockBytes } from '../../../src/suite/script/messages'
import { concat, toHex, toUtf8 } from '../../../src/wire/bytes'
import type { Bytes, ChannelName, OrgId } from '../../../src/wire/ids'
import { encodeSerializedIdentity } from '../../../src/wire/serialized-identity'
import { inAFolder } from '../a-network'

const TRADE = 'trade' as ChannelName
const GOLD = 'gold' as ChannelName
const DAY_MS = 24 * 3_600_000
const MESSAGE = toUtf8('hello')
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

let org1: Organization
let org2: Organization
let local: LocalMsp
let crypto: MspCrypto
let carol: Issued
let revoked: Issued

const identityOf = (mspId: string, pem: string): Bytes => encodeSerializedIdentity({ mspId, pem: toUtf8(pem) })

before(async () => {
  org1 = await Organization.make('Org1MSP')
  org2 = await Organization.make('Org2MSP')
  const org3 = await Organization.make('Org3MSP')
  carol = await org2.signing.issue({ name: 'carol', units: ['peer'] })
  revoked = await org1.signing.issue({ name: 'eve', units: ['peer'] })
  await inAFolder(async (folder) => {
    await org1.writePeer(folder, await org1.peer({ name: 'alice', hosts: [] }))
    const msp = path.join(folder, 'msp')
    await mkdir(path.join(msp, 'crls'))
    await writeFile(path.join(msp, 'crls/list.pem'), await org1.signing.revoke(revoked.certificate))
    local = await readLocalMsp(msp, 'Org1MSP')
    const others = [org2, org3].map(async (org) => {
      await org.writeMsp(path.join(folder, org.mspId))
      return readMsp(path.join(folder, org.mspId), org.mspId)
    })
    crypto = new MspCrypto({ local, msps: await Promise.all(others), now: Date.now, verifiesBlock: takesEveryBlock })
  })
  crypto.setChannel(TRADE, ['Org1MSP', 'Org2MSP'] as OrgId[])
  crypto.setChannel(GOLD, ['Org1MSP'] as OrgId[])
})

test('a list of revoked certificates has the label that other readers demand', async () => {
  assert.match(await org1.signing.revoke(), /^-----BEGIN X509 CRL-----\n[\w+/=\n]+-----END X509 CRL-----\n$/)
})

test('a signature that was found good is good for that identity and that message only', () => {
  const signature = local.sign(MESSAGE)
  const other = identityOf('Org2MSP', carol.certificate)
  for (let turn = 0; turn < 2; turn++) {
    assert.equal(crypto.verify(local.identity, signature, MESSAGE), true)
    assert.equal(crypto.verify(other, signature, MESSAGE), false)
    assert.equal(crypto.verify(local.identity, signature, toUtf8('hallo')), false)
    assert.equal(crypto.verify(local.identity, concat(signature, new Uint8Array(1)), MESSAGE), false)
  }
})

test('a PKI-ID is over MSP ID and PEM: another spelling of the certificate is another one', () => {
  const own = identityOf('Org2MSP', carol.certificate)
  assert.equal(crypto.pkiIdOf(own), toHex(crypto.digest(toUtf8('Org2MSP'), toUtf8(carol.certificate))))
  const spelled = identityOf('Org2MSP', carol.certificate.replaceAll('\n', '\r\n'))
  assert.notEqual(crypto.pkiIdOf(spelled), crypto.pkiIdOf(own))
  assert.equal(crypto.validateIdentity(spelled), undefined)
  assert.equal(crypto.pkiIdOf(identityOf('Org2MSP', `${carol.certificate}\n`)), undefined)
})

test('whose certificate leads to an authority of its organization is valid, and of that organization', () => {
  const identity = identityOf('Org2MSP', carol.certificate)
  assert.equal(crypto.validateIdentity(identity), undefined)
  assert.equal(crypto.orgOf(identity), 'Org2MSP')
  assert.equal(crypto.expirationOf(identity), Date.parse(new X509Certificate(carol.certificate).validTo))
  assert.equal(crypto.pkiIdOf(local.identity), local.pkiId)
  assert.equal(crypto.validateIdentity(local.identity), undefined)
})

test('refused, each in words: revoked, expired, not yet valid, of another authority, of no channel, an authority, another kind of key', async () => {
  const units = ['peer']
  const now = Date.now()
  const expired = await org1.signing.issue({ name: 'eve', units, notBefore: now - 2 * DAY_MS, notAfter: now - DAY_MS })
  const early = await org1.signing.issue({ name: 'eve', units, notBefore: now + DAY_MS })
  const cases: readonly [Bytes, RegExp][] = [
    [identityOf('Org1MSP', revoked.certificate), /revoked/],
    [identityOf('Org1MSP', expired.certificate), /expired/],
    [identityOf('Org1MSP', early.certificate), /does not hold before/],
    [identityOf('Org1MSP', carol.certificate), /issued by no authority of Org1MSP/],
    [identityOf('Org3MSP', carol.certificate), /"Org3MSP" is in no channel/],
    [identityOf('Nobody', carol.certificate), /"Nobody" is in no channel/],
    [identityOf('Org1MSP', org1.signing.certificate), /authority/],
    [identityOf('Org1MSP', 'hello'), /no identity/],
    [toUtf8('hello'), /no identity/],
    [new Uint8Array(70_000), /no identity/],
  ]
  for (const [identity, words] of cases) assert.match(crypto.validateIdentity(identity) ?? '', words)
  assert.equal(crypto.orgOf(toUtf8('hello')), undefined)
  assert.equal(crypto.expirationOf(toUtf8('hello')), undefined)
  assert.equal(crypto.verify(toUtf8('hello'), MESSAGE, MESSAGE), false)
})

test('no bit of an identity that is flipped ends in an exception', () => {
  const identity = identityOf('Org2MSP', carol.certificate)
  const der = new X509Certificate(carol.certificate).raw
  for (let bit = 0; bit < 8 * der.length; bit += 3) {
    const flipped = Buffer.from(der)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const lines = flipped.toString('base64').match(/.{1,64}/g) ?? []
    const pem = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
    const garbled = identityOf('Org2MSP', pem)
    assert.notEqual(crypto.validateIdentity(garbled), undefined, `bit ${bit}`)
    crypto.verify(garbled, MESSAGE, MESSAGE)
  }
  assert.equal(crypto.validateIdentity(identity), undefined)
})

test('a channel is read by members of its organizations', () => {
  const identity = identityOf('Org2MSP', carol.certificate)
  const signature = sign(createPrivateKey(carol.key), MESSAGE)
  assert.equal(crypto.verifyByChannel(TRADE, identity, signature, MESSAGE), true)
  assert.equal(crypto.verifyByChannel(GOLD, identity, signature, MESSAGE), false)
  assert.equal(crypto.verifyByChannel('nowhere' as ChannelName, identity, signature, MESSAGE), false)
  assert.equal(crypto.verifyByChannel(TRADE, identityOf('Nobody', carol.certificate), signature, MESSAGE), false)
  assert.equal(crypto.verify(local.identity, crypto.sign(MESSAGE), MESSAGE), true)
})

/** The second number of a signature in DER. */
function sOf(signature: Bytes): bigint {
  return BigInt(`0x${toHex(signature.subarray(6 + (signature[3] ?? 0)))}`)
}

test('signatures of ECDSA have a low S, and one with a high S is none', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let high = 0
  for (let count = 0; count < 40; count++) {
    const message = toUtf8(`message ${count}`)
    const signature = sign(privateKey, message)
    assert.ok(sOf(signature) <= ORDER / 2n)
    assert.equal(verify(publicKey, signature, message), true)
    const plain = new Uint8Array(signWith('sha256', message, privateKey))
    assert.equal(verifyWith('sha256', message, publicKey, plain), true)
    const isHigh = sOf(plain) > ORDER / 2n
    assert.equal(verify(publicKey, plain, message), !isHigh)
    if (isHigh) high += 1
  }
  assert.ok(high > 0)
  assert.equal(verify(publicKey, new Uint8Array(), MESSAGE), false)
  assert.equal(verify(publicKey, concat(sign(privateKey, MESSAGE), Uint8Array.of(0)), MESSAGE), false)
})

test('Ed25519 signs the message itself; other keys do not sign', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  assert.equal(verify(publicKey, sign(privateKey, MESSAGE), MESSAGE), true)
  assert.equal(verifyWith(null, MESSAGE, publicKey, sign(privateKey, MESSAGE)), true)
  const rsa = createPublicKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }))
  assert.equal(schemeOf(rsa), undefined)
  assert.equal(verify(rsa, MESSAGE, MESSAGE), false)
})

test('blocks verify as told; without a verifier none does', () => {
  const block = blockBytes(7n, 'block')
  assert.equal(crypto.verifyBlock(TRADE, 7n, block), true)
  assert.equal(crypto.verifyBlock(TRADE, 8n, block), false)
  for (const garbage of [new Uint8Array(), Uint8Array.of(0x12, 0), Uint8Array.of(0x0a, 0xff)]) {
    assert.equal(crypto.verifyBlock(TRADE, 7n, garbage), false)
  }
  assert.equal(crypto.verifyBlock(TRADE, 0n, Uint8Array.of(0x0a, 2, 0x12, 0)), true)
  assert.equal(new MspCrypto({ local, msps: [], now: Date.now }).verifyBlock(TRADE, 7n, block), false)
})

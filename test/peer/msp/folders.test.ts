import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { before, test } from 'node:test'
import { Authority } from '../../../src/certificates/authority'
import { Organization, type PeerMaterial } from '../../../src/certificates/organization'
import { MspError, readLocalMsp, readMsp } from '../../../src/peer/msp'
import { decodeSerializedIdentity } from '../../../src/wire/serialized-identity'
import { inAFolder } from '../a-network'

const DAY_MS = 24 * 3_600_000

let org: Organization
let stranger: Organization
let bob: PeerMaterial

before(async () => {
  org = await Organization.make('Org1MSP')
  stranger = await Organization.make('Org2MSP')
  bob = await org.peer({ name: 'bob', hosts: ['localhost'] })
})

/** The MSP of bob, after `change` was at it. */
function changed(change: (msp: string) => Promise<unknown>) {
  return inAFolder(async (folder) => {
    await org.writePeer(folder, bob)
    const msp = path.join(folder, 'msp')
    await change(msp)
    return readLocalMsp(msp, 'Org1MSP')
  })
}

test('the folder of a peer tells who it is', async () => {
  const { identity, mspId, tlsCas, expiresAt } = await changed(async () => undefined)
  const serialized = decodeSerializedIdentity(identity)
  assert.equal(serialized?.mspId, 'Org1MSP')
  assert.equal(Buffer.from(serialized?.pem ?? []).toString(), bob.identity.certificate)
  assert.equal(mspId, 'Org1MSP')
  assert.deepEqual(tlsCas, [new X509Certificate(org.tls.certificate).toString()])
  assert.equal(expiresAt, Date.parse(new X509Certificate(bob.identity.certificate).validTo))
})

const OF_A_FOLDER: Readonly<Record<string, readonly [change: (msp: string) => Promise<unknown>, words: RegExp]>> = {
  'no such folder': [(msp) => rm(msp, { recursive: true }), /msp: there is no such folder/],
  'a file in its place': [
    async (msp) => {
      await rm(msp, { recursive: true })
      await writeFile(msp, '')
    },
    /msp: is a file/,
  ],
  'no authority': [(msp) => rm(path.join(msp, 'cacerts'), { recursive: true }), /cacerts: holds no certificate/],
  'an authority that is none': [
    (msp) => writeFile(path.join(msp, 'cacerts/bob.pem'), bob.identity.certificate),
    /bob\.pem: is no certificate of an authority/,
  ],
  'a text in place of a certificate': [(msp) => writeFile(path.join(msp, 'cacerts/a.txt'), 'hello'), /a\.txt: holds no certificate/],
  'a garbled certificate': [
    (msp) => writeFile(path.join(msp, 'cacerts/a.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
    /a\.pem: holds a certificate that cannot be read/,
  ],
  'an intermediate authority of nobody': [
    async (msp) => {
      await mkdir(path.join(msp, 'intermediatecerts'))
      await writeFile(path.join(msp, 'intermediatecerts/a.pem'), stranger.signing.certificate)
    },
    /intermediatecerts.a\.pem: was issued by none of the authorities/,
  ],
  'an administrator of another organization': [
    async (msp) => {
      await mkdir(path.join(msp, 'admincerts'))
      const admin = await stranger.signing.issue({ name: 'admin' })
      await writeFile(path.join(msp, 'admincerts/a.pem'), admin.certificate)
    },
    /admincerts.a\.pem: is an administrator of another organization/,
  ],
  'no own certificate': [(msp) => rm(path.join(msp, 'signcerts'), { recursive: true }), /signcerts: holds no certificate/],
  'two own certificates': [
    (msp) => writeFile(path.join(msp, 'signcerts/b.pem'), bob.identity.certificate),
    /signcerts: holds 2 files: a peer has one/,
  ],
  'a certificate and more': [
    (msp) => appendFile(path.join(msp, 'signcerts/cert.pem'), 'more'),
    /cert\.pem: is not one certificate \(PEM\) with nothing beside it/,
  ],
  'no key': [(msp) => rm(path.join(msp, 'keystore'), { recursive: true }), /keystore: holds no key/],
  'a text in place of a key': [(msp) => writeFile(path.join(msp, 'keystore/priv_sk'), 'hello'), /priv_sk: is no private key/],
  'the key of another': [
    async (msp) => writeFile(path.join(msp, 'keystore/priv_sk'), (await org.signing.issue({ name: 'anna' })).key),
    /keystore: holds no key that belongs to the certificate/,
  ],
  'a certificate of another organization': [
    async (msp) => {
      const { certificate } = await stranger.signing.issue({ name: 'bob', units: ['peer'] })
      await writeFile(path.join(msp, 'signcerts/cert.pem'), certificate)
    },
    /cert\.pem: is not the certificate of a member of Org1MSP: it was issued by no authority/,
  ],
  'a certificate that has expired': [
    async (msp) => {
      const times = { notBefore: Date.now() - 2 * DAY_MS, notAfter: Date.now() - DAY_MS }
      const { certificate } = await org.signing.issue({ name: 'bob', units: ['peer'], ...times })
      await writeFile(path.join(msp, 'signcerts/cert.pem'), certificate)
    },
    /cert\.pem: is not the certificate of a member of Org1MSP: it has expired on/,
  ],
  'a list of revoked certificates of another organization': [
    async (msp) => {
      await mkdir(path.join(msp, 'crls'))
      await writeFile(path.join(msp, 'crls/a.pem'), await stranger.signing.revoke())
    },
    /a\.pem: is signed by none of the authorities/,
  ],
  'a text in place of such a list': [
    async (msp) => {
      await mkdir(path.join(msp, 'crls'))
      await writeFile(path.join(msp, 'crls/a.pem'), 'hello')
    },
    /a\.pem: is no list of revoked certificates/,
  ],
  'a configuration that is no YAML': [(msp) => writeFile(path.join(msp, 'config.yaml'), 'a: [b'), /config\.yaml: is no YAML/],
  'a configuration with a wrong value': [
    (msp) => writeFile(path.join(msp, 'config.yaml'), 'NodeOUs:\n  Enable: perhaps\n'),
    /config\.yaml: NodeOUs\.Enable: /,
  ],
  'a configuration without roles': [
    (msp) => writeFile(path.join(msp, 'config.yaml'), 'NodeOUs:\n  Enable: true\n'),
    /config\.yaml: NodeOUs are enabled, but no/,
  ],
  'a configuration that names a certificate that is not there': [
    (msp) => rename(path.join(msp, 'cacerts/ca-cert.pem'), path.join(msp, 'cacerts/b.pem')),
    /config\.yaml: names the certificate .*ca-cert\.pem, which is not there/,
  ],
}

for (const [name, [change, words]] of Object.entries(OF_A_FOLDER)) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(changed(change), (error) => {
      assert.ok(error instanceof MspError)
      assert.match(error.message, words)
      return true
    })
  })
}

test('an MSP without an ID is refused', () =>
  assert.rejects(
    inAFolder(async (folder) => readMsp(folder, '')),
    /no MSP ID was given/,
  ))

test('roles that one certificate has none of, or several, make it nobody', async () => {
  for (const [units, words] of [
    [[], 'it has none of the organizational units "client", "peer", "admin", "orderer", which tell roles'],
    [['peer', 'admin'], 'it has several organizational units that tell roles: "peer", "admin"'],
    [['peer', 'accounting'], undefined],
  ] as const) {
    const { certificate } = await org.signing.issue({ name: 'anna', units: [...units] })
    const msp = await inAFolder(async (folder) => {
      await org.writeMsp(folder)
      return readMsp(folder, 'Org1MSP')
    })
    assert.equal(msp.whyInvalid(new X509Certificate(certificate), Date.now()), words)
  }
})

test('units that are demanded must be there', async () => {
  const msp = await inAFolder(async (folder) => {
    await org.writeMsp(folder)
    await writeFile(path.join(folder, 'config.yaml'), 'OrganizationalUnitIdentifiers:\n  - OrganizationalUnitIdentifier: sales\n')
    return readMsp(folder, 'Org1MSP')
  })
  const [inSales, inNone] = await Promise.all([
    org.signing.issue({ name: 'anna', units: ['sales'] }),
    org.signing.issue({ name: 'adam', units: ['peer'] }),
  ])
  assert.equal(msp.whyInvalid(new X509Certificate(inSales.certificate), Date.now()), undefined)
  assert.match(msp.whyInvalid(new X509Certificate(inNone.certificate), Date.now()) ?? '', /none of the organizational units "sales"/)
})

test('a chain over an intermediate authority is followed, and ends where a link is revoked', async () => {
  const middle = await Authority.make('middle', { parent: org.signing })
  const { certificate } = await middle.issue({ name: 'anna', units: ['peer'] })
  for (const isRevoked of [false, true]) {
    const msp = await inAFolder(async (folder) => {
      await org.writeMsp(folder)
      await mkdir(path.join(folder, 'intermediatecerts'))
      await writeFile(path.join(folder, 'intermediatecerts/middle.pem'), middle.certificate)
      await mkdir(path.join(folder, 'crls'))
      await writeFile(path.join(folder, 'crls/list.pem'), await org.signing.revoke(...(isRevoked ? [middle.certificate] : [])))
      return readMsp(folder, 'Org1MSP')
    })
    assert.equal(msp.whyInvalid(new X509Certificate(certificate), Date.now()), isRevoked ? 'it is revoked' : undefined)
  }
})

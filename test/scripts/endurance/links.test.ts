import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, test } from 'node:test'
import { promisify } from 'node:util'
import { Links } from '../../../scripts/endurance/links'

const ANNA = '127.0.0.1:1'
let links: Links
let echo: Server
let bob: string
let portOfBob: number
const sockets: Socket[] = []

beforeEach(async () => {
  links = new Links()
  echo = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy()).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  bob = `127.0.0.1:${(echo.address() as AddressInfo).port}`
  const { DIAL_THROUGH: ports = '' } = await links.variablesOf(ANNA, [bob])
  portOfBob = JSON.parse(ports)[bob]
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await links.close()
  await once(echo.close(), 'close')
})

/** As anna dials bob. */
function dialled(): Socket {
  const socket = connect(portOfBob, '127.0.0.1')
  sockets.push(socket)
  return socket.on('error', () => socket.destroy())
}

const heard = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0])

async function connected(): Promise<Socket> {
  const socket = dialled()
  socket.write('hello')
  assert.equal(await heard(socket), 'hello')
  return socket
}

/** Somebody else's words have gone to bob and back: so would those of others by now. */
async function echoed(): Promise<void> {
  const other = connect(Number(bob.split(':')[1]), '127.0.0.1', () => other.write('other'))
  sockets.push(other)
  await heard(other)
}

test('what is said goes through, and so does the end of a side', async () => {
  const socket = await connected()
  assert.equal(links.opened, 1)
  socket.destroy()
  await once(sockets.at(-1) as Socket, 'close')
})

test('a broken link ends connections, and none comes about until it stands again', async () => {
  const socket = await connected()
  const closed = once(socket, 'close')
  links.cut(new Set([ANNA]), 'broken')
  await closed
  await once(dialled(), 'close')
  links.heal()
  await connected()
})

test('over a silent link nothing arrives and nothing is told, until it stands again', async () => {
  const kept = await connected()
  const ended = await connected()
  const endedAtBob = sockets.at(-1) as Socket
  links.cut(new Set([bob]), 'silent')
  const late = dialled()
  late.write('dialled while it is silent')
  const told: string[] = []
  for (const socket of [kept, late]) socket.on('data', (words) => told.push(String(words)))
  kept.write('while it is silent')
  ended.destroy()
  await echoed()
  assert.deepEqual({ told, isEndTold: endedAtBob.destroyed }, { told: [], isEndTold: false })
  const all = Promise.all([once(kept, 'data'), once(late, 'data'), once(endedAtBob, 'close')])
  links.heal()
  await all
  assert.deepEqual(told.toSorted(), ['dialled while it is silent', 'while it is silent'])
})

test('nodes on one side reach each other', async () => {
  links.cut(new Set([ANNA, bob]), 'broken')
  await connected()
})

test('a program is led through here when it dials, and knows nothing of it', async () => {
  const program = `require('node:net').connect({ host: '127.0.0.1', port: ${bob.split(':')[1]} }).end('hello').pipe(process.stdout)`
  const env = { ...process.env, ...(await links.variablesOf(ANNA, [bob])) }
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], { env })
  assert.deepEqual({ stdout, opened: links.opened }, { stdout: 'hello', opened: 1 })
})

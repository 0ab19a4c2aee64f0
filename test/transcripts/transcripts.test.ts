import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { TRANSCRIPTS, transcripts } from '../../scripts/transcripts'

test('what happens in three examples is what their transcripts tell; if it is meant to differ, npm run transcripts', () => {
  const now = transcripts()
  const kept = readdirSync(TRANSCRIPTS).filter((file) => file.endsWith('.txt'))
  assert.deepEqual(kept.sort(), [...now.keys()].sort())
  for (const [file, text] of now) assert.equal(text, readFileSync(path.join(TRANSCRIPTS, file), 'utf8'), file)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnyMutant, Mutant } from '../../mutants/mutant'
import type { Outcome } from '../../mutants/pool'
import { blameless, collateralOf, complaintsOf, dialectsOf, type Evidence, isKilledByItsRule, tableComplaints } from '../../mutants/trial'

const RULES = { documents: ['EMIT-1', 'EMIT-7'], fabric: ['EMIT-1', 'ROUTE-5'] }
const mutant = (id: string, rule: string, more: Partial<Mutant> = {}): Mutant => ({
  id,
  rule,
  sentence: 'It is wrong.',
  edits: [],
  ...more,
})
const red = (...rules: string[]): Outcome => ({
  red: rules.map((rule) => ({ rule, place: `a.feature:${rules.indexOf(rule) + 1}`, isFailure: true })),
})
const EVIDENCE: Evidence = { mutants: [], variants: [], rules: RULES, clean: [], killings: [], sparings: [], isComplete: false }
const killing = (change: AnyMutant, outcome: Outcome): Partial<Evidence> => ({ killings: [{ change, dialect: 'documents', outcome }] })
const complaints = (some: Partial<Evidence>): string[] => complaintsOf({ ...EVIDENCE, ...some })

test('a mutant is tried in the dialects that it concerns, as far as its rule holds there', () => {
  assert.deepEqual(dialectsOf(mutant('a', 'EMIT-1'), RULES), ['documents', 'fabric'])
  assert.deepEqual(dialectsOf(mutant('a', 'EMIT-1', { dialects: ['fabric'] }), RULES), ['fabric'])
  assert.deepEqual(dialectsOf(mutant('a', 'EMIT-7'), RULES), ['documents'])
  assert.deepEqual(dialectsOf({ id: 'a', coarse: true, sentence: '', edits: [] }, RULES), ['documents', 'fabric'])
})

test('a mutant that its own rule kills is no complaint, whatever else turns red', () => {
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1'), red('EMIT-7', 'EMIT-1'))), [])
})

test('a mutant that survives, or that only other rules kill, is', () => {
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1'), red())), ['The mutant a survives in the dialect documents (EMIT-1).'])
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1'), red('EMIT-7', 'EMIT-7'))), [
    'The mutant a is not killed by its rule EMIT-1 in the dialect documents, only by EMIT-7.',
  ])
})

test('a rule that was not judged for another that the mutant breaks has killed it, for any other it has not', () => {
  const outcome: Outcome = { red: [{ rule: 'EMIT-1', place: 'a.feature:1', isFailure: false, blamed: 'EMIT-7' }] }
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1', { breaks: ['EMIT-7'] }), outcome)), [])
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1'), outcome)), ['The mutant a survives in the dialect documents (EMIT-1).'])
})

test('a coarse mutant may be killed by any rule, but must be', () => {
  const coarse: AnyMutant = { id: 'a', coarse: true, sentence: '', edits: [] }
  assert.ok(isKilledByItsRule({ change: coarse, dialect: 'fabric', outcome: red('ROUTE-5') }))
  assert.deepEqual(complaints(killing(coarse, red())), ['The mutant a survives in the dialect documents.'])
})

test('a mutant on which the features cannot be run is not taken for killed', () => {
  const outcome: Outcome = { red: [], error: 'x is not defined\n  at y' }
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1'), outcome)), [
    'The mutant a could not be run in the dialect documents: x is not defined.',
  ])
})

test('a red variant, and a reference that is red itself, are named with their places', () => {
  const trial = { change: { id: 'v', sentence: '', edits: [] }, dialect: 'fabric' as const, outcome: red('EMIT-1') }
  assert.deepEqual(complaints({ sparings: [trial] }), ['The variant v is red in the dialect fabric: EMIT-1 (a.feature:1).'])
  assert.deepEqual(complaints({ clean: [trial] }), ['The reference as it stands is red in the dialect fabric: EMIT-1 (a.feature:1).'])
})

test('double ids, ids that are not in kebab case and unknown rules are complaints', () => {
  const mutants = [mutant('a', 'EMIT-1'), mutant('a', 'EMIT-1'), mutant('A b', 'EMIT-1'), mutant('c', 'EMIT-99')]
  assert.deepEqual(tableComplaints({ ...EVIDENCE, mutants }), [
    'Two changes have the id a.',
    'The id A b is not in kebab case.',
    'The mutant c is to be killed by EMIT-99, which is no rule of a dialect that it concerns.',
  ])
})

test('in a complete run every rule of each dialect has to have a mutant', () => {
  const mutants = [mutant('a', 'EMIT-1'), mutant('b', 'ROUTE-5')]
  assert.deepEqual(tableComplaints({ ...EVIDENCE, mutants }), [])
  assert.deepEqual(tableComplaints({ ...EVIDENCE, mutants, isComplete: true }), ['The rule EMIT-7 has no mutant in the dialect documents.'])
})

test('an example that is red on the reference as it stands kills nothing, in its own dialect', () => {
  const unchanged = { id: 'none', sentence: '', edits: [] }
  const clean = [{ change: unchanged, dialect: 'documents' as const, outcome: red('EMIT-1') }]
  const trials = (['documents', 'fabric'] as const).map((dialect) => ({ change: mutant('a', 'EMIT-1'), dialect, outcome: red('EMIT-1') }))
  assert.deepEqual(blameless(trials, clean).map(isKilledByItsRule), [false, true])
})

test('what turns red beside the rules that a mutant breaks is collateral', () => {
  const one = mutant('a', 'EMIT-1', { breaks: ['EMIT-7'] })
  assert.deepEqual(collateralOf({ change: one, dialect: 'fabric', outcome: red('EMIT-1', 'EMIT-7', 'ROUTE-5') }), ['ROUTE-5'])
  assert.deepEqual(
    collateralOf({ change: { id: 'a', coarse: true, sentence: '', edits: [] }, dialect: 'fabric', outcome: red('EMIT-1') }),
    [],
  )
})

test('a mutant cannot break what is no rule', () => {
  assert.deepEqual(
    tableComplaints({ mutants: [mutant('a', 'EMIT-1', { breaks: ['EMIT-9'] })], variants: [], rules: RULES, isComplete: false }),
    ['The mutant a is said to break EMIT-9, which is no rule.'],
  )
})

test('a mutant that is no node any more kills nothing, unless that is what it is to break', () => {
  const gone: Outcome = { red: ['EMIT-1', 'INIT-4', 'INIT-4'].map((rule, i) => ({ rule, place: `a.feature:${i}`, isFailure: true })) }
  const words = 'The mutant a is no node any more in the dialect documents: INIT-4 is red as well.'
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1'), gone)), [words])
  assert.deepEqual(complaints(killing(mutant('a', 'INIT-4'), gone)), [])
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1', { breaks: ['INIT-4'] }), gone)), [])
  assert.deepEqual(complaints(killing(mutant('a', 'EMIT-1'), red('EMIT-1', 'INIT-4'))), [])
})

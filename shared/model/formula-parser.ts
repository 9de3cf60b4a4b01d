import { fail, ok, type Result } from '#shared/base/result.ts'

/** A formula as a tree. Sums and products are flat, so that a long one is no deeper than a short one. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Formula }
  | { readonly kind: 'percent'; readonly of: Formula }
  | { readonly kind: 'sum'; readonly terms: readonly { readonly minus: boolean; readonly of: Formula }[] }
  | {
      readonly kind: 'product'
      readonly factors: readonly { readonly divides: boolean; readonly of: Formula }[]
    }

/** What a person may write: letters of a formula, and parentheses within parentheses. */
export const FORMULA_BOUNDS = { letters: 1000, nesting: 20 } as const

type Sign = '+' | '-' | '×' | '÷' | '(' | ')' | '%'
type Token =
  | { readonly kind: 'number'; readonly shown: string; readonly value: number }
  | { readonly kind: 'name'; readonly shown: string; readonly name: string }
  | { readonly kind: 'sign'; readonly shown: string; readonly sign: Sign }

const SIGNS: Readonly<Record<string, Sign>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '×',
  '×': '×',
  '·': '×',
  '/': '÷',
  '÷': '÷',
  '(': '(',
  ')': ')',
  '%': '%',
}

const BLANKS = /\s+/uy
const NUMBER = /\d+(?:[.,]\d+)*|[.,]\d+/uy
const BRACKETED = /\[([^[\]]*)\]/uy
const BARE = /[\p{L}_][\p{L}\p{M}\p{N}_'’]*(?:[ \u00a0]+[\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’]*)*/uy

/** Leaves the parser from any depth; never leaves this file. */
class Refusal extends Error {}

/**
 * Reads a formula: numbers (0.5 or 0,5), + − × ÷ (also - * / ·), parentheses, percent (20 % is 0.2), and names of metrics
 * lanes, bare or in square brackets. Refuses with one plain sentence (`formula`).
 */
export function parseFormula(text: string): Result<Formula> {
  try {
    if (text.trim() === '') throw new Refusal('The formula is empty.')
    if (text.length > FORMULA_BOUNDS.letters)
      throw new Refusal(`The formula is longer than ${FORMULA_BOUNDS.letters} letters.`)
    return ok(new Parser(tokensOf(text)).parse())
  } catch (problem) {
    if (problem instanceof Refusal) return fail('formula', problem.message)
    throw problem
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  while (at < text.length) {
    if (take(BLANKS)) continue
    const number = take(NUMBER)
    const name = number ? null : (take(BRACKETED) ?? take(BARE))
    if (number) tokens.push(numberToken(number[0]))
    else if (name) tokens.push(nameToken(name[0], name[1] ?? name[0]))
    else {
      const shown = String.fromCodePoint(text.codePointAt(at) as number)
      tokens.push(signToken(shown))
      at += shown.length
    }
  }
  return tokens
}

function numberToken(shown: string): Token {
  if (/^\d{1,3}(?:,\d{3})+$/.test(shown))
    throw new Refusal(
      `“${shown}” may mean two numbers. Write ${shown.replaceAll(',', '')}, or a point before the fraction.`,
    )
  if ((shown.match(/[.,]/g) ?? []).length > 1)
    throw new Refusal(`“${shown}” is no number. Write it without marks between the thousands.`)
  return { kind: 'number', shown, value: Number(shown.replace(',', '.')) }
}

function nameToken(shown: string, name: string): Token {
  if (name.trim() === '') throw new Refusal('Between the square brackets the name of a lane is missing.')
  return { kind: 'name', shown, name }
}

function signToken(shown: string): Token {
  const sign = SIGNS[shown]
  if (sign) return { kind: 'sign', shown, sign }
  if (shown === '[') throw new Refusal('A square bracket is not closed.')
  throw new Refusal(
    `“${shown}” means nothing in a formula. Use numbers, names of lanes, + − × ÷ % and parentheses.`,
  )
}

/** Recursive descent: a sum of products of signed values. */
class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Formula {
    const formula = this.#sum()
    const rest = this.#tokens[this.#at]
    if (!rest) return formula
    if (rest.kind === 'sign' && rest.sign === ')')
      throw new Refusal('A parenthesis is closed that was not opened.')
    throw new Refusal(
      `Between “${this.#tokens[this.#at - 1]?.shown}” and “${rest.shown}” a sign such as + or × is missing.`,
    )
  }

  #sum(): Formula {
    const first = this.#product()
    const terms = [{ minus: false, of: first }]
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-'))
      terms.push({ minus: sign === '-', of: this.#product() })
    return terms.length === 1 ? first : { kind: 'sum', terms }
  }

  #product(): Formula {
    const first = this.#signed()
    const factors = [{ divides: false, of: first }]
    for (let sign = this.#take('×', '÷'); sign; sign = this.#take('×', '÷'))
      factors.push({ divides: sign === '÷', of: this.#signed() })
    return factors.length === 1 ? first : { kind: 'product', factors }
  }

  /** Signs in a row cancel each other out. */
  #signed(): Formula {
    let minus = false
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) if (sign === '-') minus = !minus
    const value = this.#value()
    const of: Formula = this.#take('%') ? { kind: 'percent', of: value } : value
    return minus ? { kind: 'negative', of } : of
  }

  #value(): Formula {
    const token = this.#tokens[this.#at]
    if (token?.kind === 'number') {
      this.#at++
      return { kind: 'number', value: token.value }
    }
    if (token?.kind === 'name') {
      this.#at++
      return { kind: 'name', name: token.name }
    }
    if (this.#take('(')) return this.#inParentheses()
    throw new Refusal(this.#whatIsMissing(token))
  }

  #inParentheses(): Formula {
    if (++this.#depth > FORMULA_BOUNDS.nesting)
      throw new Refusal(`More than ${FORMULA_BOUNDS.nesting} parentheses are open at once.`)
    const formula = this.#sum()
    const next = this.#tokens[this.#at]
    if (next && !this.#take(')'))
      throw new Refusal(
        `Between “${this.#tokens[this.#at - 1]?.shown}” and “${next.shown}” a sign such as + or × is missing.`,
      )
    if (!next) throw new Refusal('A parenthesis is not closed.')
    this.#depth--
    return formula
  }

  #whatIsMissing(found: Token | undefined): string {
    const before = this.#tokens[this.#at - 1]
    if (before) return `After “${before.shown}” a number or a name is missing.`
    return `Before “${found?.shown ?? ''}” a number or a name is missing.`
  }

  #take(...wanted: readonly Sign[]): Sign | null {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign' || !wanted.includes(token.sign)) return null
    this.#at++
    return token.sign
  }
}

import { describe, expect, it } from 'vitest'
import { findFrontMatter, frontMatterTitle } from '#shared/formats/mermaid/front-matter.ts'

describe('findFrontMatter', () => {
  it.each([
    ['---\na: b\n---\njourney', 'a: b', 'journey'],
    ['---\n\n---\njourney', '', 'journey'],
    ['---  \n\n\na: b\n---\t\n \n  journey', 'a: b', '  journey'],
    ['  ---\n  a: b\n ---\n---\n  c: d\n  ---\njourney', 'a: b\n ---\n---\nc: d', 'journey'],
    ['---\na: b\n---\nx\n---\njourney', 'a: b', 'x\n---\njourney'],
    ['---\n\n---\na: b\n---\njourney', '---\na: b', 'journey'],
  ])('takes the block of %j', (text, body, rest) => {
    const found = findFrontMatter(text)
    expect(found?.body).toBe(body)
    expect(text.slice(found?.length)).toBe(rest)
  })

  it.each([
    ['journey'],
    ['\n---\na: b\n---\njourney'],
    ['---\na: b\n---'],
    ['---\na: b\n --- \njourney'],
    ['---\n---\njourney'],
    ['--- a\n---\n'],
    ['---'],
  ])('finds none in %j', (text) => {
    expect(findFrontMatter(text)).toBeUndefined()
  })
})

describe('frontMatterTitle', () => {
  it.each([
    ['title: Checkout', 'Checkout'],
    ['config:\n  title: inner\ntitle:   My day  # not this\n', 'My day'],
    ['title : C#', 'C#'],
    ['title: "Fee: \\"10\\" \\u00e9" # no', 'Fee: "10" é'],
    ['title: "odd \\x escape"', 'odd \\x escape'],
    ["title: 'It''s on'", "It's on"],
    ['title: 2024', '2024'],
    ['title: ~', ''],
    ['title: null', ''],
    ['title: |\n  block', ''],
    ['title: # nothing', ''],
    ['title:\nconfig: x', ''],
    ['  title: indented', ''],
    ['subtitle: no', ''],
    ['', ''],
  ])('reads %j as %j', (body, title) => {
    expect(frontMatterTitle(body)).toBe(title)
  })
})

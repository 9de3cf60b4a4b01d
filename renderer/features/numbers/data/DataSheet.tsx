import { useNumbers } from '../use-numbers.ts'
import { AboutData } from './AboutData.tsx'
import { Definitions } from './Definitions.tsx'
import { askedNow } from './draft.ts'
import { Lanes } from './Lanes.tsx'
import { ReadSettings } from './ReadSettings.tsx'
import { Rows } from './Rows.tsx'
import { Settings } from './Settings.tsx'

/** Where the numbers come from, and what is asked of them. */
export function DataSheet() {
  const { dataSet, mayChange, isKept } = useNumbers()
  const now = askedNow(dataSet)
  return (
    <>
      <AboutData />
      <Rows />
      {mayChange && isKept && now ? <Settings now={now} /> : <ReadSettings />}
      <Lanes />
      <Definitions />
    </>
  )
}

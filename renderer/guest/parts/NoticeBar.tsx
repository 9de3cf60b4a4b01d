import { useEffect } from 'react'
import { useDeeds, useDeedsState } from '../room-context.ts'

/** How long a sentence stays, in milliseconds; one that can still be undone stays longer. */
const STAY = { plain: 5000, undo: 8000 } as const

/** What is said in passing, above the tabs. */
export function NoticeBar() {
  const deeds = useDeeds()
  const notice = useDeedsState((state) => state.notice)
  useEffect(() => {
    if (!notice) return
    const timer = setTimeout(deeds.dismiss, notice.undo ? STAY.undo : STAY.plain)
    return () => clearTimeout(timer)
  }, [notice, deeds])
  return (
    <div className="notice-place" role="status">
      {notice && (
        <p className="notice" key={notice.key}>
          <span>{notice.sentence}</span>
          {notice.undo && (
            <button
              type="button"
              onClick={() => {
                deeds.dismiss()
                notice.undo?.()
              }}
            >
              Undo
            </button>
          )}
        </p>
      )}
    </div>
  )
}

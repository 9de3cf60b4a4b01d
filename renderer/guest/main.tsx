import '#renderer/ui/tokens.css'
import '#renderer/ui/buttons.css'
import '#renderer/ui/fields.css'
import './styles/page.css'
import './styles/entrance.css'
import './styles/room.css'
import './styles/writing.css'
import './styles/deciding.css'
import './styles/looking.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { applyTheme } from '#renderer/ui/theme.ts'
import { GuestPage } from './GuestPage.tsx'
import { begin } from './state/entrance.ts'

applyTheme()
begin()
// Another scan in the same tab changes nothing but what stands behind the `#`.
window.addEventListener('hashchange', () => location.reload())
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <GuestPage />
  </StrictMode>,
)

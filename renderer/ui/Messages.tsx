import { CircleAlert } from 'lucide-react'
import { Toaster } from 'sonner'
import { useStore } from 'zustand'
import { themeStore } from './theme.ts'

/** How long a message stays, in milliseconds; longer while the pointer or the keyboard is on it. */
const STAY = 7000

/** Where the messages of `notify` and `notifyProblem` appear: above the foot of the window. One is enough. */
export function Messages() {
  const theme = useStore(themeStore, ({ theme }) => (theme.name === 'dark' ? 'dark' : 'light'))
  return (
    <Toaster
      theme={theme}
      position="bottom-center"
      offset={{ bottom: 76 }}
      mobileOffset={{ bottom: 20 }}
      gap={8}
      // The latest; those before it come back when it goes, if they have not been there long enough.
      visibleToasts={1}
      closeButton
      icons={{ error: <CircleAlert size={18} /> }}
      toastOptions={{
        unstyled: true,
        duration: STAY,
        classNames: {
          toast: 'toast',
          error: 'toast-error',
          actionButton: 'toast-action',
          closeButton: 'toast-close',
        },
      }}
    />
  )
}

import * as lucide from 'lucide'
import type { Channel } from '#shared/model/vocabulary.ts'

type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
])[]

/** The icon set's elements as path data, the only form every output draws. */
function pathsOf(node: IconNode): readonly string[] {
  return node.map(([tag, attributes]) => {
    const n = (name: string): number => Number(attributes[name] ?? 0)
    switch (tag) {
      case 'path':
        return String(attributes.d)
      case 'circle':
        return ellipse(n('cx'), n('cy'), n('r'), n('r'))
      case 'ellipse':
        return ellipse(n('cx'), n('cy'), n('rx'), n('ry'))
      case 'line':
        return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`
      case 'rect':
        return roundedRect(
          n('x'),
          n('y'),
          n('width'),
          n('height'),
          Number(attributes.rx ?? attributes.ry ?? 0),
        )
      case 'polyline':
        return `M${attributes.points}`
      case 'polygon':
        return `M${attributes.points}Z`
      default:
        throw new Error(`The icon set uses an element that is not drawn yet: ${tag}`)
    }
  })
}

const ellipse = (cx: number, cy: number, rx: number, ry: number): string =>
  `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`

const roundedRect = (x: number, y: number, w: number, h: number, r: number): string =>
  `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}Z`

const CHANNEL_NODES: Readonly<Record<Channel, IconNode>> = {
  website: lucide.Globe,
  'mobile app': lucide.Smartphone,
  'desktop app': lucide.Monitor,
  'e-mail': lucide.Mail,
  phone: lucide.Phone,
  SMS: lucide.MessageSquareText,
  'live chat': lucide.MessagesSquare,
  chatbot: lucide.Bot,
  'social media': lucide.Share2,
  search: lucide.Search,
  ad: lucide.Megaphone,
  'review site': lucide.Star,
  'blog or article': lucide.Newspaper,
  video: lucide.CirclePlay,
  event: lucide.CalendarDays,
  'store or in person': lucide.Store,
  'sales call': lucide.PhoneOutgoing,
  post: lucide.Mailbox,
  'invoice or print': lucide.ReceiptText,
  'product itself': lucide.Package,
  community: lucide.Users,
  'support desk': lucide.Headset,
  partner: lucide.Handshake,
  'word of mouth': lucide.Speech,
}

const CHANNEL_PATHS = new Map(Object.entries(CHANNEL_NODES).map(([name, node]) => [name, pathsOf(node)]))
const OWN_CHANNEL = pathsOf(lucide.Radio)

/** The icon of a channel as path data in a 24 × 24 box; the user's own channels share one. */
export const channelIcon = (channel: string): readonly string[] => CHANNEL_PATHS.get(channel) ?? OWN_CHANNEL

/** Marks a moment that matters. */
export const MOMENT_ICON = pathsOf(lucide.Sparkles)

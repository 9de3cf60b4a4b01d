import * as lucide from 'lucide'
import type { Channel, EmpathyZone, Role } from '#shared/model/vocabulary.ts'

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
        // An icon's parts are drawn as one path: a part that begins with a relative move must not start where the last one ended.
        return String(attributes.d).replace(/^m/, 'M0 0m')
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
const OWN_CHANNEL = pathsOf(lucide.CircleDot)

/** The icon of a channel as path data in a 24 × 24 box; the user's own channels share one. */
export const channelIcon = (channel: string): readonly string[] => CHANNEL_PATHS.get(channel) ?? OWN_CHANNEL

/** Marks a moment that matters. */
export const MOMENT_ICON = pathsOf(lucide.Sparkles)

/** Opens the map that tells a card in detail. */
export const LINK_ICON = pathsOf(lucide.ZoomIn)

/** Stands before the share of customers that meet a pain. */
export const PEOPLE_ICON = pathsOf(lucide.Users)

/** Stands where a picture will be. */
export const PICTURE_ICON = pathsOf(lucide.Image)

/** Stands before a time span. */
export const DURATION_ICON = pathsOf(lucide.Clock)

/** Marks a lane that nobody may change. */
export const LOCK_ICON = pathsOf(lucide.Lock)

const ROLE_NODES: Readonly<Record<Role, IconNode>> = {
  customer: lucide.User,
  'frontstage-people': lucide.ConciergeBell,
  'frontstage-technology': lucide.MonitorSmartphone,
  backstage: lucide.Cog,
  support: lucide.LifeBuoy,
  policy: lucide.Scale,
}

const ROLE_PATHS = new Map(Object.entries(ROLE_NODES).map(([role, node]) => [role, pathsOf(node)]))

/** The sign of who or what acts in a lane. */
export const roleIcon = (role: Role): readonly string[] => ROLE_PATHS.get(role) ?? []

const ZONE_NODES: Readonly<Record<EmpathyZone, IconNode>> = {
  says: lucide.MessageCircle,
  thinks: lucide.Lightbulb,
  does: lucide.Hand,
  feels: lucide.Heart,
  pains: lucide.CloudRain,
  gains: lucide.Sun,
}

const ZONE_PATHS = new Map(Object.entries(ZONE_NODES).map(([zone, node]) => [zone, pathsOf(node)]))

/** The sign of a field of an empathy map. */
export const zoneIcon = (zone: EmpathyZone): readonly string[] => ZONE_PATHS.get(zone) ?? []

/** Stands before those who came back from a later stage. */
export const RETURN_ICON = pathsOf(lucide.Undo2)

/** Stands before the number of pains that explain a drop. */
export const LINKED_ICON = pathsOf(lucide.Link)

/** Marks what is not to be relied on any more. */
export const WARNING_ICON = pathsOf(lucide.TriangleAlert)

/** Marks a number that was computed of journey data. */
export const COMPUTED_ICON = pathsOf(lucide.Sigma)

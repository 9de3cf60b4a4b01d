import { onTestFinished } from 'vitest'
import { startDoor, type TestDoor, type TestDoorOptions } from './start-door.ts'

/** Opens a door that is closed with the test. */
export async function openTestDoor(options?: TestDoorOptions): Promise<TestDoor> {
  const door = await startDoor(options)
  onTestFinished(door.close)
  return door
}

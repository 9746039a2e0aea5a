import { SerialPort } from 'serialport';
import { Deframer } from './deframer.ts';
import { decodePacket } from './packet.ts';
import { Peripheral, type PeripheralOptions } from './peripheral.ts';

export type { PeripheralOptions } from './peripheral.ts';

export interface SimulatedDevice {
  readonly peripheral: Peripheral;
  /** Whether it has power; without it hears nothing, and what it had not told yet is lost. */
  setPower(on: boolean): void;
}

export interface DeviceLine {
  readonly devices: readonly SimulatedDevice[];
  /** Energised outputs of a device now. */
  outputs(index: number): readonly boolean[];
  close(): Promise<void>;
}

/**
 * Devices at the far end of a serial line: what readers and door modules do there, for tests, benches and the demo.
 *
 * Errors  those of the port
 */
export const openDeviceLine = async (options: {
  readonly path: string;
  readonly baud?: number;
  readonly devices: readonly PeripheralOptions[];
  readonly monotonicMs?: () => number;
}): Promise<DeviceLine> => {
  const { monotonicMs = () => performance.now() } = options;
  const port = new SerialPort({
    path: options.path,
    baudRate: options.baud ?? 9600,
    autoOpen: false,
  });
  const entries = options.devices.map((one) => ({ peripheral: new Peripheral(one), isOn: true }));
  const deframer = new Deframer();
  port.on('data', (bytes: Buffer) => {
    const nowMs = monotonicMs();
    deframer.take(bytes, nowMs, (packet) => {
      const read = decodePacket(packet);
      if (!read.ok) return false;
      for (const { peripheral, isOn } of entries) {
        const answer = isOn ? peripheral.take(read, nowMs) : undefined;
        if (answer !== undefined) port.write(Buffer.from(answer));
      }
      return true;
    });
  });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  return {
    devices: entries.map((entry) => ({
      peripheral: entry.peripheral,
      setPower(on) {
        if (entry.isOn && !on) entry.peripheral.restart();
        entry.isOn = on;
      },
    })),
    outputs: (index) => entries[index]?.peripheral.outputs(monotonicMs()) ?? [],
    close: () =>
      new Promise((resolve) => {
        if (port.isOpen) port.close(() => resolve());
        else resolve();
      }),
  };
};

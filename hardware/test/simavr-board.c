// The door board on simavr: UART 0 on a pty, levels put on pins by commands on stdin, pin changes told on stdout.
//
//   in    set PIN LEVEL             puts a level on a pin now
//         plan PIN US LEVEL ...     puts levels on pins, each so many microseconds after now
//         cable CARRIES             0: bytes are lost both ways, the pty stays and the chip runs on; 1: they go again
//         reset                     the reset pin
//   out   pty PATH                  once, at the start
//         cable CARRIES CYCLE       the cable is so from now on
//         pin PIN LEVEL CYCLE       the board changed the pin; cycles of 1/16 us
//
// Pins have their numbers on the board: 0-7 port D, 8-13 port B, 14-19 port C. Ends with its stdin.
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <simavr/avr_ioport.h>
#include <simavr/avr_uart.h>
#include <simavr/parts/uart_pty.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_hex.h>
#include <simavr/sim_time.h>

#define PINS 20
#define PLANNED 4096

static avr_t *avr;
static uart_pty_t pty;

struct edge {
  int pin, level;
  avr_cycle_count_t at;
};
/** In the order in which they come; simavr itself keeps 64 timers at most, so all of them share one. */
static struct edge planned[PLANNED];
static int waiting;

static char port_of(int pin) { return pin < 8 ? 'D' : pin < 14 ? 'B' : 'C'; }
static int bit_of(int pin) { return pin < 8 ? pin : pin < 14 ? pin - 8 : pin - 14; }
static avr_irq_t *irq_of(int pin) {
  return avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ(port_of(pin)), bit_of(pin));
}

static double now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void told(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq;
  printf("pin %ld %u %llu\n", (long)param, value, (unsigned long long)avr->cycle);
  fflush(stdout);
}

static avr_cycle_count_t act(avr_t *it, avr_cycle_count_t when, void *param) {
  (void)when;
  (void)param;
  int done = 0;
  for (; done < waiting && planned[done].at <= it->cycle; done++)
    avr_raise_irq(irq_of(planned[done].pin), planned[done].level);
  waiting -= done;
  memmove(planned, planned + done, waiting * sizeof *planned);
  return waiting ? planned[0].at : 0;
}

static void plan(const char *words) {
  int pin, level, used;
  double us;
  while (waiting < PLANNED && sscanf(words, "%d %lf %d%n", &pin, &us, &level, &used) == 3) {
    struct edge edge = {pin, level, avr->cycle + 16 + (avr_cycle_count_t)(us * 16)};
    int at = waiting++;
    for (; at > 0 && planned[at - 1].at > edge.at; at--) planned[at] = planned[at - 1];
    planned[at] = edge;
    words += used;
  }
  avr_cycle_timer_cancel(avr, act, NULL);
  if (waiting) avr_cycle_timer_register(avr, planned[0].at > avr->cycle ? planned[0].at - avr->cycle : 1, act, NULL);
}

/** A level that stays whatever the program does with its own pull-up. */
static void set(int pin, int level) {
  static avr_ioport_external_t outside[3] = {{.name = 'D'}, {.name = 'B'}, {.name = 'C'}};
  avr_ioport_external_t *port = &outside[pin < 8 ? 0 : pin < 14 ? 1 : 2];
  unsigned mask = 1u << bit_of(pin);
  port->mask |= mask;
  port->value = level ? port->value | mask : port->value & ~mask;
  avr_ioctl(avr, AVR_IOCTL_IOPORT_SET_EXTERNAL(port->name), port);
  avr_raise_irq(irq_of(pin), level);
}

/** Parts the chip's UART from the pty, or joins them again; what either side says meanwhile is heard by nobody. */
static void cable(int carries) {
  void (*lay)(avr_irq_t *, avr_irq_t *) = carries ? avr_connect_irq : avr_unconnect_irq;
  static int is_laid = 1;
  if (is_laid != !!carries) {
    lay(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), pty.irq + IRQ_UART_PTY_BYTE_IN);
    lay(pty.irq + IRQ_UART_PTY_BYTE_OUT, avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT));
  }
  is_laid = !!carries;
  printf("cable %d %llu\n", is_laid, (unsigned long long)avr->cycle);
  fflush(stdout);
}

static void obey(const char *line) {
  int pin, level, carries;
  if (sscanf(line, "set %d %d", &pin, &level) == 2)
    set(pin, level);
  else if (strncmp(line, "plan ", 5) == 0)
    plan(line + 5);
  else if (sscanf(line, "cable %d", &carries) == 1)
    cable(carries);
  else if (strcmp(line, "reset") == 0)
    avr_reset(avr);
}

/** Takes what waits on stdin; false at its end. */
static int listen_to_stdin(void) {
  static char line[1 << 16];
  static size_t length;
  for (;;) {
    char c;
    ssize_t got = read(0, &c, 1);
    if (got == 0) return 0;
    if (got < 0) return 1;
    if (c != '\n') {
      if (length < sizeof line - 1) line[length++] = c;
      continue;
    }
    line[length] = 0;
    length = 0;
    obey(line);
  }
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  uint32_t size = 0, start = 0;
  uint8_t *image = read_ihex_file(argv[1], &size, &start);
  avr = avr_make_mcu_by_name("atmega328p");
  if (!image || !avr) return 1;
  avr_init(avr);
  avr->frequency = 16000000;
  memcpy(avr->flash + start, image, size);
  avr->codeend = avr->flashend;
  uint32_t flags = 0;
  avr_ioctl(avr, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
  flags &= ~AVR_UART_FLAG_STDIO;
  avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
  uart_pty_init(avr, &pty);
  uart_pty_connect(&pty, '0');
  for (long pin = 2; pin < PINS; pin++) {
    if (pin < 6)
      avr_raise_irq(irq_of(pin), 1);
    else
      avr_irq_register_notify(irq_of(pin), told, (void *)pin);
  }
  fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK);
  printf("pty %s\n", pty.pty.slavename);
  fflush(stdout);
  double began = now_us();
  avr_cycle_count_t first = avr->cycle;
  for (unsigned long steps = 0;; steps++) {
    int state = avr_run(avr);
    if (state == cpu_Done || state == cpu_Crashed) break;
    if (steps % 256) continue;
    if (!listen_to_stdin()) break;
    double ahead = (avr->cycle - first) / 16.0 - (now_us() - began);
    if (ahead > 500) usleep(ahead);
    // A machine that stood still does not make the chip catch up for ever.
    if (ahead < -200000) began -= ahead;
  }
  // The pty part's own end waits for its thread, which never ends in this version.
  _exit(0);
}

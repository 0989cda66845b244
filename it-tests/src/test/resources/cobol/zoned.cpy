       01  ZONED-RECORD.
           05  Z-UNSIGNED       PIC 9(5).
           05  Z-TRAILING       PIC S9(5)V99.
           05  Z-LEADING        PIC S9(4) SIGN LEADING.
           05  Z-TRAILING-SEP   PIC S9(3)V9 SIGN TRAILING SEPARATE.
           05  Z-LEADING-SEP    PIC S9(7) SIGN LEADING SEPARATE.
           05  Z-FRACTION       PIC SV9(6).
           05  Z-THOUSANDS      PIC S9(3)P(3).
           05  Z-TINY           PIC SP(3)9(2).
           05  Z-LARGE          PIC S9(18).
           05  Z-BLANK          PIC 9(4) BLANK WHEN ZERO.

       01  PACKED-RECORD.
           05  P-ODD            PIC S9(5)V99 COMP-3.
           05  P-EVEN           PIC S9(4) PACKED-DECIMAL.
           05  P-UNSIGNED       PIC 9(7) COMP-3.
           05  P-FRACTION       PIC SV9(5) COMP-3.
           05  P-LARGE          PIC S9(18) COMP-3.
           05  P-LARGEST        PIC S9(13)V9(18) COMP-3.
           05  P-NO-SIGN        PIC 9(6) COMP-6.
           05  P-NO-SIGN-ODD    PIC 9(3)V99 COMP-6.

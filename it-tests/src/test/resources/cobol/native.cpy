       01  NATIVE-RECORD.
           05  N-HALFWORD       PIC S9(4) COMP-5.
           05  N-UNSIGNED-HALF  PIC 9(4) COMP-5.
           05  N-WORD           PIC S9(9) COMP-5.
           05  N-DOUBLEWORD     PIC S9(18) COMP-5.

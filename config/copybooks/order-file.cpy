      * A file of orders: a header, orders, and a trailer that counts them.
       COPY ORDER.
       01  ORDER-FILE-HEADER.
           05  FILLER                 PIC X(4) VALUE 'HEAD'.
           05  FILE-NUMBER            PIC 9(6).
       01  ORDER-FILE-TRAILER.
           05  FILLER                 PIC X(4) VALUE 'TAIL'.
           05  RECORD-COUNT           PIC 9(9).

      *> decode: --charset US-ASCII --format V --rdw big
       IDENTIFICATION DIVISION.
       PROGRAM-ID. TABLES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT OUT-FILE ASSIGN TO "tables.dat"
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
      *> The length of a record lies in the two bytes before it.
       FD  OUT-FILE RECORD IS VARYING IN SIZE FROM 10 TO 80
           DEPENDING ON RECORD-BYTES.
       01  OUT-RECORD           PIC X(80).
       WORKING-STORAGE SECTION.
       COPY "tables.cpy".
       01  RECORD-BYTES         PIC 9(4).
       01  ORDERS               PIC 9(2).
       01  ORDER-NUMBER         PIC 9(2).
       01  SIZE-NUMBER          PIC 9(2).
       01  SHOWN-WHOLE          PIC -(8)9.
       01  SHOWN-DECIMAL        PIC -(8)9.99.
       PROCEDURE DIVISION.
           OPEN OUTPUT OUT-FILE
           PERFORM VARYING ORDERS FROM 0 BY 1 UNTIL ORDERS > 5
               PERFORM PUT-RECORD
           END-PERFORM
           CLOSE OUT-FILE
           STOP RUN.
       PUT-RECORD.
           MOVE ORDERS TO T-COUNT
           MOVE "TABLE" TO T-NAME
           MOVE ORDERS TO SHOWN-WHOLE
           DISPLAY '{"T-NAME":"TABLE","T-COUNT":'
               FUNCTION TRIM(SHOWN-WHOLE) ',"T-ORDER":['
               WITH NO ADVANCING
           PERFORM VARYING ORDER-NUMBER FROM 1 BY 1
                   UNTIL ORDER-NUMBER > ORDERS
               PERFORM PUT-ORDER
           END-PERFORM
           COMPUTE T-AFTER = 100 - ORDERS * 40
           MOVE T-AFTER TO SHOWN-WHOLE
           DISPLAY '],"T-AFTER":' FUNCTION TRIM(SHOWN-WHOLE) "}"
           COMPUTE RECORD-BYTES = FUNCTION LENGTH(TABLE-RECORD)
           MOVE TABLE-RECORD TO OUT-RECORD
           WRITE OUT-RECORD.
       PUT-ORDER.
           IF ORDER-NUMBER > 1
               DISPLAY "," WITH NO ADVANCING
           END-IF
           MOVE "ART" TO T-ARTICLE(ORDER-NUMBER)
           COMPUTE T-PRICE(ORDER-NUMBER) =
               500.25 * ORDER-NUMBER - 1000
           MOVE T-PRICE(ORDER-NUMBER) TO SHOWN-DECIMAL
           DISPLAY '{"T-ARTICLE":"ART","T-PRICE":'
               FUNCTION TRIM(SHOWN-DECIMAL) ',"T-SIZE":['
               WITH NO ADVANCING
           PERFORM VARYING SIZE-NUMBER FROM 1 BY 1
                   UNTIL SIZE-NUMBER > 3
               COMPUTE T-SIZE(ORDER-NUMBER, SIZE-NUMBER) =
                   ORDER-NUMBER * 10 + SIZE-NUMBER
               DISPLAY T-SIZE(ORDER-NUMBER, SIZE-NUMBER)
                   WITH NO ADVANCING
               IF SIZE-NUMBER < 3
                   DISPLAY "," WITH NO ADVANCING
               END-IF
           END-PERFORM
           DISPLAY "]}" WITH NO ADVANCING.

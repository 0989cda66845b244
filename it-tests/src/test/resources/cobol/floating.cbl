      *> decode: --float ieee
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FLOATING.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT OUT-FILE ASSIGN TO "floating.dat"
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  OUT-FILE.
       COPY "floating.cpy".
       WORKING-STORAGE SECTION.
      *> Numbers that a binary fraction holds exactly.
       01  VALUES-TABLE.
           05  FILLER           PIC S9(9)V9(6) VALUE 1.
           05  FILLER           PIC S9(9)V9(6) VALUE -118.625.
           05  FILLER           PIC S9(9)V9(6) VALUE 0.
           05  FILLER           PIC S9(9)V9(6) VALUE .015625.
           05  FILLER           PIC S9(9)V9(6) VALUE -65536.5.
       01  VALUES-IN-TURN REDEFINES VALUES-TABLE.
           05  GIVEN            PIC S9(9)V9(6) OCCURS 5 TIMES.
       01  TURN                 PIC 9.
       01  SHOWN                PIC -(9)9.9(6).
       01  SHORT-NUMBER         COMP-1.
       01  SHORT-BYTES REDEFINES SHORT-NUMBER PIC X(4).
       01  LONG-NUMBER          COMP-2.
       01  LONG-BYTES REDEFINES LONG-NUMBER PIC X(8).
       PROCEDURE DIVISION.
           OPEN OUTPUT OUT-FILE
           PERFORM VARYING TURN FROM 1 BY 1 UNTIL TURN > 5
               PERFORM PUT-RECORD
           END-PERFORM
           CLOSE OUT-FILE
           STOP RUN.
       PUT-RECORD.
           MOVE GIVEN(TURN) TO SHORT-NUMBER LONG-NUMBER SHOWN
      *> This machine begins with the lowest byte.
           MOVE FUNCTION REVERSE(SHORT-BYTES) TO FLOATING-RECORD(1:4)
           MOVE FUNCTION REVERSE(LONG-BYTES) TO FLOATING-RECORD(5:8)
           DISPLAY '{"F-SHORT":' FUNCTION TRIM(SHOWN) ',"F-LONG":'
               FUNCTION TRIM(SHOWN) "}"
           WRITE FLOATING-RECORD.

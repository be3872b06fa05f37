@echo off
rem The program with the module of Java that the engine "vector" needs, and with the collector that takes least
rem memory. It lies beside reproduce.jar and lib.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" --add-modules jdk.incubator.vector -XX:+UseSerialGC -jar "%~dp0reproduce.jar" %*

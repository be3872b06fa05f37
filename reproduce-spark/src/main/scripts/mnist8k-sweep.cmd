@echo off
rem The sweep with its embedded Spark, and with the options of Java that Spark and the vector engine need. It lies
rem beside mnist8k-sweep.jar and spark\jars.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" @sweep.java.options@ -XX:+UseSerialGC -cp "%~dp0mnist8k-sweep.jar;%~dp0spark\jars\*" io.github.mnist8k.reproduce.spark.Sweep %*
